import {
  bitsOfChance,
  codeClues,
  codesNear,
  createJudge,
  createLookOf,
  createNameOf,
  createSearch,
  createSignals,
  createWeighing,
  enoughMore,
  isSecret,
  kindOf,
  labelledValues,
  readersByForm,
  tellingClues,
  valuesNear,
  type LabelledValue,
  type PossibleValue,
  type Seen,
} from '@flarewire/gate/training';
import { asIn, masked, type Kind } from '../bench/read-corpus.ts';

/** A text that is shown to the gate: with one secret left in it, or with none. */
export interface Shown {
  kind: string;
  corpus: string;
  isSecret: boolean;
  /** Whether the readers that know secrets by form find it. */
  isFound: boolean;
  /** Each value in it that may be found: the secret, or all where there is none. */
  values: Value[];
  /** The like of those behind a name, for which less is enough: whether that is a secret, as weighed by some weights. */
  labelled: ((weigh: WeighSignals) => boolean)[];
}

/** Gives the weight of signals. */
export type WeighSignals = (signals: readonly string[]) => number;

export interface Value {
  signals: readonly string[];
  seen: Seen;
  found: PossibleValue;
}

const bits = bitsOfChance();
const { filter } = createWeighing(bits);
const judge = createJudge(readersByForm(bits));
const signalsOf = createSignals(createLookOf(bits), createNameOf());
const inContext = { clues: tellingClues, ofMixed: true };
const codes = { clues: codeClues };
const behindNames = labelledValues(bits);
const search = createSearch([inContext, codes, ...behindNames]);

/** All that the gate is shown of a corpus: each secret alone, each harmless line, and each file with nothing left in it. */
export function* shownOf(corpus: string, kinds: readonly Kind[]): Generator<Shown> {
  for (const { kind, base64, secrets: planted, harmless } of kinds) {
    const text = Buffer.from(base64, 'base64').toString('latin1');
    const secrets = planted.map((secret) => asIn(text, secret)).filter((secret) => secret !== undefined);
    const rest = masked(text, secrets);
    for (const secret of secrets) {
      const content = masked(text, secrets, secret);
      const { isCovered, isTouched } = placesOf(plain(content), plain(secret));
      const { values, labelled } = valuesIn(content);
      yield {
        kind,
        corpus,
        isSecret: true,
        isFound: findings(content) > findings(rest),
        values: values.filter(isCovered).map(({ value }) => value),
        labelled: labelled.filter(isTouched).map(isSecretBy),
      };
    }
    for (const content of [...harmless.map((line) => asIn(text, line) ?? line), rest])
      yield { kind, corpus, isSecret: false, isFound: findings(content) > 0, ...plainValues(content) };
  }
}

/** What the gate is shown of a text in which nothing is secret. */
export function harmless(corpus: string, kind: string, text: string): Shown {
  return { kind, corpus, isSecret: false, isFound: findings(text) > 0, ...plainValues(text) };
}

interface Found {
  start: number;
  end: number;
  value: Value;
}

function plainValues(text: string): Pick<Shown, 'values' | 'labelled'> {
  const { values, labelled } = valuesIn(text);
  return {
    values: [...new Map(values.map(({ value }) => [value.signals.join(' '), value])).values()],
    labelled: labelled.map(isSecretBy),
  };
}

function valuesIn(text: string): { values: Found[]; labelled: LabelledValue[] } {
  const content = Buffer.from(plain(text), 'latin1');
  const places = search(content);
  return {
    values: [
      ...valuesNear(content, places.get(inContext) ?? [], filter),
      ...codesNear(content, places.get(codes) ?? []),
    ].flatMap(withSignals),
    labelled: behindNames.flatMap((seeker) => [...seeker.values(content, places.get(seeker) ?? [])]),
  };
}

function withSignals(found: PossibleValue): Found[] {
  const signals: string[] = [];
  const seen = signalsOf(found, (signal) => signals.push(signal));
  if (seen === undefined) return [];
  return [{ start: found.start, end: found.end, value: { signals, seen, found } }];
}

function isSecretBy(found: LabelledValue): (weigh: WeighSignals) => boolean {
  const [seen] = withSignals(found).map(({ value }) => value);
  return (weigh) =>
    isSecret(
      found,
      () =>
        seen && {
          kind: kindOf(seen.seen.shape),
          weight: weigh(seen.signals) - (seen.seen.isLoose ? enoughMore : 0),
        },
    );
}

/** The gate reads text in UTF-16 without its NULs. */
const plain = (text: string) => text.replaceAll('\0', '');

function findings(text: string): number {
  return [...judge(Buffer.from(plain(text), 'latin1'))].length;
}

/** Whether a value is by and large the secret, somewhere in the text; whether it has some of it. */
function placesOf(
  text: string,
  secret: string,
): Record<'isCovered' | 'isTouched', (found: Pick<Found, 'start' | 'end'>) => boolean> {
  const starts: number[] = [];
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) starts.push(at);
  const common = ({ start, end }: Pick<Found, 'start' | 'end'>, from: number) =>
    Math.min(end, from + secret.length) - Math.max(start, from);
  return {
    isCovered: (found) =>
      starts.some(
        (from) =>
          common(found, from) >= 0.7 * Math.min(secret.length, 192) &&
          found.end - found.start <= 1.5 * secret.length + 2 &&
          found.start >= from - 3,
      ),
    isTouched: (found) => starts.some((from) => common(found, from) > 0),
  };
}
