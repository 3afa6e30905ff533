import type { Location, Profile } from 'pprof-format';

/** What one function weighs in a profile: by itself, and with all it calls. */
export interface Weight {
  flat: number;
  cum: number;
}

export interface WeighOptions {
  /** Names of sample types; the first that the profile has is weighed. */
  types: readonly string[];
  /** Frames that are passed over when looking for the one to blame; the innermost is taken where all are. */
  passOver?: (name: string) => boolean;
}

/** Weighs each function of a profile by one of its sample types; empty where it has none of them. */
export function weigh(profile: Profile, { types, passOver = () => false }: WeighOptions): Map<string, Weight> {
  const { strings } = profile.stringTable;
  const names = profile.sampleType.map(({ type }) => strings[Number(type)]!);
  const index = names.indexOf(types.find((type) => names.includes(type)) ?? '');
  const weights = new Map<string, Weight>();
  if (index === -1) return weights;

  const framesOf = frameReader(profile);
  for (const { locationId, value } of profile.sample) {
    const amount = signed(value[index]!);
    const stack = locationId.flatMap((id) => framesOf(Number(id)));
    const blamed = stack.find((name) => !passOver(name)) ?? stack[0];
    for (const name of new Set(stack)) {
      const weight = weights.get(name) ?? { flat: 0, cum: 0 };
      weight.cum += amount;
      if (name === blamed) weight.flat += amount;
      weights.set(name, weight);
    }
  }
  return weights;
}

/** Gives the function names of a location, innermost first, or its address where it has none. */
function frameReader({ location, function: functions, stringTable }: Profile): (id: number) => readonly string[] {
  const names = new Map(functions.map(({ id, name }) => [Number(id), stringTable.strings[Number(name)]!]));
  const nameAll = ({ line, address }: Location): string[] =>
    line.length === 0 ? [`0x${address.toString(16)}`] : line.map(({ functionId }) => names.get(Number(functionId)) ?? '?');
  const frames = new Map(location.map((one) => [Number(one.id), nameAll(one)]));
  return (id) => frames.get(id) ?? [];
}

/** The decoder gives a negative number as the unsigned one with the same 64 bits. */
const signed = (value: number | bigint): number => Number(BigInt.asIntN(64, BigInt(value)));
