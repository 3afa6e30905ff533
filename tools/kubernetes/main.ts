import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inYaml, renderChart } from './render.ts';

/** `node tools/kubernetes/main.ts`: writes the plain manifests, which are what the chart gives without values. Needs Go. */
const file = path.resolve(import.meta.dirname, '../../deploy/kubernetes/flarewire.yaml');
await writeFile(
  file,
  `# Made from deploy/kubernetes/chart by node tools/kubernetes/main.ts\n${inYaml(await renderChart())}`,
);
