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

/** A function while it is weighed, with the sample that counted it last: one that calls itself counts once. */
interface Weighing extends Weight {
  name: string;
  countedIn: number;
}

/** Weighs each function of a profile by one of its sample types; empty where it has none of them. */
export function weigh(profile: Profile, { types, passOver = () => false }: WeighOptions): Map<string, Weight> {
  const { strings } = profile.stringTable;
  const names = profile.sampleType.map(({ type }) => strings[Number(type)]!);
  const index = names.indexOf(types.find((type) => names.includes(type)) ?? '');
  if (index === -1) return new Map();

  const { frames, functions } = framesOf(profile);
  for (const [number, { locationId, value }] of profile.sample.entries()) {
    const amount = signed(value[index]!);
    let blamed: Weighing | undefined;
    for (const frame of locationId.flatMap((id) => frames.get(Number(id)) ?? [])) {
      if (blamed === undefined || (passOver(blamed.name) && !passOver(frame.name))) blamed = frame;
      if (frame.countedIn !== number) frame.cum += amount;
      frame.countedIn = number;
    }
    if (blamed !== undefined) blamed.flat += amount;
  }
  return new Map(functions.values().map(({ name, flat, cum }) => [name, { flat, cum }]));
}

/** The functions of each location, innermost first, or its address where it has none; those of one name are one. */
function framesOf({ location, function: named, stringTable }: Profile) {
  const names = new Map(named.map(({ id, name }) => [Number(id), stringTable.strings[Number(name)]!]));
  const functions = new Map<string, Weighing>();
  const functionOf = (name: string): Weighing => {
    const known = functions.get(name) ?? { name, flat: 0, cum: 0, countedIn: -1 };
    functions.set(name, known);
    return known;
  };
  const nameAll = ({ line, address }: Location): string[] =>
    line.length === 0
      ? [`0x${address.toString(16)}`]
      : line.map(({ functionId }) => names.get(Number(functionId)) ?? '?');
  const frames = new Map(location.map((one) => [Number(one.id), nameAll(one).map(functionOf)]));
  return { frames, functions };
}

/** The decoder gives a negative number as the unsigned one with the same 64 bits. */
const signed = (value: number | bigint): number => Number(BigInt.asIntN(64, BigInt(value)));
