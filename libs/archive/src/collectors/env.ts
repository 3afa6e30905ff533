import type { EnvCollector } from '@flarewire/schemas';
import type { Collector } from './collector.ts';
import { limitsOf } from './limits.ts';

const secretNames = /_KEY|_AUTH_TOKEN|PASSWORD|PASSWD|SECRET/;

/** Environment variables by an allow-list, in the Agent's format. */
export const env: Collector<EnvCollector> = {
  async *plan(spec, context) {
    const path = spec.into.endsWith('/') ? `${spec.into}envvars.log` : spec.into;
    const text = Buffer.from(describe(spec.env, context.env));
    yield {
      ...limitsOf({}),
      path,
      source: 'env',
      rank: 'state',
      size: text.length,
      async *read() {
        yield text;
      },
    };
  },
};

function describe(allowed: readonly string[], variables: Readonly<Record<string, string | undefined>>): string {
  const names = Object.keys(variables).filter(
    (name) => allowed.some((pattern) => isAllowed(name, pattern)) && !secretNames.test(name.toUpperCase()),
  );
  if (names.length === 0) return 'Found no allowed envvar\n';
  return ['Found the following envvars:', ...names.toSorted().map((name) => ` -  ${name}=${variables[name]}`), ''].join(
    '\n',
  );
}

function isAllowed(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
