import { parseSync } from 'oxc-parser';

/** What a TypeScript source imports, re-exports or loads by `import('…')`, in the order of the text. */
export function importsOf(file: string, source: string): string[] {
  const { module } = parseSync(file, source);
  const fixed = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ];
  const loaded = module.dynamicImports
    .map(({ moduleRequest }) => source.slice(moduleRequest.start, moduleRequest.end))
    .flatMap((text) => /^(['"`])([^$]*)\1$/.exec(text)?.[2] ?? []);
  return [...new Set([...fixed, ...loaded])];
}
