import type { ExpvarCollector } from '@flarewire/schemas';
import { stringify } from 'yaml';
import { deadline } from '../collect/deadline.ts';
import { FindingError } from '../collect/finding.ts';
import type { Collector } from './collector.ts';
import { httpText } from './http-get.ts';
import { limitsOf } from './limits.ts';

/** The variables of a Go process, one file each, as YAML. */
export const expvar: Collector<ExpvarCollector> = {
  async *plan({ expvar: url, into, tokenFile, ca, verify, ...limits }, { signal }) {
    const common = { ...limitsOf(limits), source: 'expvar', rank: 'state' as const };
    using timer = deadline(common.timeoutMs, signal, `took longer than ${common.timeoutMs} ms`);
    const variables = parseVariables(await httpText({ url, tokenFile, ca, verify, signal: timer.signal }));
    for (const [name, value] of Object.entries(variables)) {
      const yaml = Buffer.from(stringify(value));
      yield {
        ...common,
        path: `${into.endsWith('/') ? into : `${into}/`}${name.replaceAll('/', '_')}`,
        size: yaml.length,
        async *read() {
          yield yaml;
        },
      };
    }
  },
};

function parseVariables(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw new FindingError({ state: 'failed', reason: 'did not answer with JSON' });
  }
}
