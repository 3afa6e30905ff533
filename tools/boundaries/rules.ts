/** Who may import whom, by the kind that a workspace's `nx.tags` names. */
export const mayImport: Record<string, readonly string[]> = {
  schema: [],
  disk: [],
  domain: ['schema', 'disk', 'domain'],
  port: ['schema', 'disk'],
  view: ['schema', 'port'],
  runtime: ['schema', 'disk', 'domain', 'port', 'runtime'],
  pipeline: ['schema', 'disk', 'domain', 'port', 'view', 'runtime'],
  app: ['schema', 'disk', 'domain', 'port', 'view', 'runtime', 'pipeline'],
  stack: ['schema', 'disk', 'domain', 'port', 'view', 'runtime', 'pipeline', 'app'],
  test: ['schema', 'disk', 'domain', 'port', 'view', 'runtime', 'pipeline', 'app', 'stack', 'test'],
};

/** Pairs that stay apart although their kinds allow it: the gate must not fail in the same way as the scrubber. */
export const strangers = [['@flarewire/gate', '@flarewire/scrubber']] as const;

/** Packages that belong to one kind alone. */
export const ownedPackages = [{ pattern: /^@nats-io\//, kind: 'port' }] as const;

/** Built-in modules that a kind may not import. */
export const forbiddenBuiltins: Record<string, RegExp> = {
  schema: /^node:/,
  // What a browser loads too.
  view: /^node:/,
};

/** Only `main.ts` and tests may touch these. */
export const mainOnly = /\bprocess\s*\.\s*(env|argv|on|once|exit)\b/;

/** Sources that a bundler turns into files for a browser: what they import is only there to build (`devDependencies`). */
export const bundled = /^web\//;
