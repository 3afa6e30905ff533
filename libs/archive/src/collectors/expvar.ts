import type { ExpvarCollector } from '@flarewire/schemas';
import { asYaml } from './as-yaml.ts';
import { deadline } from '../collect/deadline.ts';
import { FindingError } from '../collect/finding.ts';
import type { Collector } from './collector.ts';
import { answeredAndAdvice, httpText } from './http-get.ts';
import { limitsOf } from './limits.ts';

/** The variables of a Go process, one file each: as YAML, or as Go wrote it where that is no JSON. */
export const expvar: Collector<ExpvarCollector> = {
  async *plan({ expvar: url, into, tokenFile, ca, verify, ...limits }, { signal }) {
    const common = { ...limitsOf(limits), source: 'expvar', rank: 'state' as const };
    using timer = deadline(common.timeoutMs, signal, `took longer than ${common.timeoutMs / 1_000} s`);
    const answer = await httpText({ url, tokenFile, ca, verify, signal: timer.signal, inWords: answeredAndAdvice });
    for (const [name, text] of variablesOf(answer)) {
      const bytes = Buffer.from(text);
      yield {
        ...common,
        path: `${into.endsWith('/') ? into : `${into}/`}${name.replaceAll('/', '_')}`,
        size: bytes.length,
        async *read() {
          yield bytes;
        },
      };
    }
  },
};

function variablesOf(answer: string): [name: string, text: string][] {
  const whole = parse(answer);
  if (typeof whole === 'object' && whole !== null)
    return Object.entries(whole).map(([name, value]) => [name, asYaml(value)]);
  const lines = /^\{\n(.*)\n\}\n$/s.exec(answer)?.[1]?.split(',\n').map(variableOf);
  if (!lines?.every((line) => line !== undefined))
    throw new FindingError({ state: 'failed', reason: 'did not answer with JSON' });
  return lines;
}

/** One line of Go's `expvar`, which writes NaN as such, and nothing for what its JSON cannot hold. */
function variableOf(line: string): [name: string, text: string] | undefined {
  const [, quoted = '', text = ''] = /^("(?:[^"\\]|\\.)*"): (.*)$/s.exec(line) ?? [];
  const name = parse(quoted);
  if (typeof name !== 'string') return undefined;
  const value = parse(text);
  return [name, value === undefined ? text && `${text}\n` : asYaml(value)];
}

/** A value of JSON, or undefined. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text, withAllDigits);
  } catch {
    return undefined;
  }
}

function withAllDigits(_key: string, value: unknown, { source = '' }: { source?: string } = {}): unknown {
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? BigInt(source) : value;
}
