import { FlareError } from '@flarewire/schemas';

/** Settings of the Agent by their dotted name, each undefined when it is not set. */
export type AgentSettings = {
  text(key: string): string | undefined;
  flag(key: string): boolean | undefined;
  number(key: string): number | undefined;
  /** In milliseconds. */
  duration(key: string): number | undefined;
  /** As it is in the file, past the environment. */
  inFile(key: string): unknown;
};

const truths = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const falsehoods = ['0', 'f', 'F', 'FALSE', 'false', 'False'];
const unitMs: Record<string, number> = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * Settings from the file and, above it, from `DD_` variables: the key in upper case with `_` for dots.
 * An empty variable counts as absent, as it does for the Agent.
 */
export function agentSettings(file: unknown, env: Readonly<Record<string, string | undefined>>): AgentSettings {
  const inFile = (key: string) => valueAt(file, key.split('.'));
  const text = (key: string) => {
    const value = env[variableOf(key)] || inFile(key);
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw wrong(key, 'a single value');
  };
  const parsed = <T>(key: string, wanted: string, parse: (text: string) => T | undefined) => {
    const value = text(key);
    if (value === undefined) return undefined;
    const result = parse(value);
    if (result === undefined) throw wrong(key, wanted);
    return result;
  };
  return {
    inFile,
    text,
    flag: (key) =>
      parsed(key, 'true or false', (value) =>
        truths.includes(value) ? true : falsehoods.includes(value) ? false : undefined,
      ),
    number: (key) => parsed(key, 'a number', (value) => (/^\d+$/.test(value) ? Number(value) : undefined)),
    duration: (key) => parsed(key, 'a length of time such as 10s', parseDuration),
  };
}

/** A duration as Go writes it, such as `1m30s`; a bare number counts nanoseconds there. */
function parseDuration(text: string): number | undefined {
  if (/^-?\d+$/.test(text)) return Number(text) * 1e-6;
  if (!/^-?(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)];
  const total = parts.reduce((sum, [, number, unit]) => sum + Number(number) * unitMs[unit!]!, 0);
  return text.startsWith('-') ? -total : total;
}

function variableOf(key: string): string {
  return `DD_${key.toUpperCase().replaceAll('.', '_')}`;
}

function valueAt(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>((inner, name) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return Object.entries(inner).find(([key]) => key.toLowerCase() === name)?.[1];
  }, value);
}

function wrong(key: string, wanted: string): FlareError {
  return new FlareError(
    'invalid_config',
    `Cannot use the Agent's setting ${key} (or ${variableOf(key)}): expected ${wanted}`,
  );
}
