import type { Profile } from 'pprof-format';
import { textOf } from './merge-profiles.ts';

/** What each function weighs by itself, by its name, and what all weigh together. */
export interface FunctionWeights {
  total: number;
  /** How many samples that is made of, where the profile counts them; else 0. */
  samples: number;
  flat: Map<string, number>;
}

/** Weighs the functions of a profile by one of its sample types; undefined where it has none of these. */
export function weighFunctions(profile: Profile, types: readonly string[]): FunctionWeights | undefined {
  const index = profile.sampleType.findIndex(({ type }) => types.includes(textOf(profile, type)));
  if (index === -1) return undefined;
  const names = new Map(profile.function.map(({ id, name }) => [Number(id), textOf(profile, name)]));
  const blamed = new Map(
    profile.location.map(({ id, address, line }) => {
      const innermost = line[0] && names.get(Number(line[0].functionId));
      return [Number(id), innermost ?? `0x${BigInt(address).toString(16)}`];
    }),
  );
  const counts = profile.sampleType.findIndex(({ unit }) => textOf(profile, unit) === 'count');
  const flat = new Map<string, number>();
  let total = 0;
  let samples = 0;
  for (const { locationId, value } of profile.sample) {
    const amount = Number(value[index] ?? 0);
    const name = blamed.get(Number(locationId[0])) ?? '(nothing)';
    total += amount;
    samples += Number(value[counts] ?? 0);
    flat.set(name, (flat.get(name) ?? 0) + amount);
  }
  return { total, samples, flat };
}
