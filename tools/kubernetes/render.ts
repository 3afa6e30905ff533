import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse, parseAllDocuments, stringify } from 'yaml';

export type Manifest = { apiVersion: string; kind: string; metadata: { name: string }; data?: Record<string, string> };

const chart = path.resolve(import.meta.dirname, '../../deploy/kubernetes/chart');

/** What the chart gives for values above its defaults, by Go's own templates: Helm itself cannot be had everywhere. */
export async function renderChart(values: object = {}): Promise<Manifest[]> {
  const folder = path.join(chart, 'templates');
  const templates = Object.fromEntries(
    await Promise.all(
      (await readdir(folder)).map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const),
    ),
  );
  const defaults = parse(await readFile(path.join(chart, 'values.yaml'), 'utf8')) as object;
  const data = { Values: above(values, defaults), Release: { Name: 'flarewire', Namespace: 'flarewire' } };
  const rendering = promisify(execFile)('go', ['run', path.join(import.meta.dirname, 'render.go')]);
  rendering.child.stdin!.end(JSON.stringify({ templates, data }));
  const documents = parseAllDocuments((await rendering).stdout);
  return documents
    .map((document) => {
      for (const error of document.errors) throw error;
      return document.toJS() as Manifest | null;
    })
    .filter((manifest) => manifest !== null);
}

/** The manifests as a person reads them. */
export function inYaml(manifests: readonly Manifest[]): string {
  return manifests
    .map((manifest) => {
      const { data } = manifest;
      const readable =
        data && Object.fromEntries(Object.entries(data).map(([key, text]) => [key, stringify(parse(text))]));
      return stringify(
        { ...manifest, ...(readable && { data: readable }) },
        { lineWidth: 0, aliasDuplicateObjects: false },
      );
    })
    .join('---\n');
}

function above(values: unknown, defaults: unknown): unknown {
  if (!isObject(values) || !isObject(defaults)) return values ?? defaults;
  const keys = new Set([...Object.keys(defaults), ...Object.keys(values)]);
  return Object.fromEntries([...keys].map((key) => [key, above(values[key], defaults[key])]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
