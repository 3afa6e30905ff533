import { configurationFiles } from './configuration-files.ts';
import { kubernetesFiles } from './kubernetes-files.ts';
import { logFiles } from './log-files.ts';
import { programFiles } from './program-files.ts';
import { createPlanter, type PlantedFile, type Planter } from './planted.ts';
import { spokenFiles } from './spoken.ts';

/** One kind of file: its name, and a text made with fresh secrets. */
export type FileKinds = Record<string, (planter: Planter) => string>;

/** Every kind of file that a service writes, each a few times over, with different secrets. */
export function plantedFiles(copies = 3): PlantedFile[] {
  const kinds = [configurationFiles, kubernetesFiles, logFiles, programFiles, spokenFiles].flatMap((files) =>
    Object.entries(files),
  );
  return kinds.flatMap(([name, write], kind) =>
    Array.from({ length: copies }, (_, copy) => {
      const planter = createPlanter(kind * 1_000 + copy * 7 + 1);
      return { name, text: write(planter), secrets: planter.planted };
    }),
  );
}
