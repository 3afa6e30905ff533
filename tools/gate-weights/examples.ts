import {
  bitsOfChance,
  createJudge,
  createLookOf,
  createNameOf,
  createSearch,
  createSignals,
  readersByForm,
  tellingClues,
  valuesNear,
} from '@flarewire/gate/training';
import { asIn, masked, type Kind } from '../bench/read-corpus.ts';

/** A text that is shown to the gate: with one secret left in it, or with none. */
export interface Shown {
  kind: string;
  corpus: string;
  isSecret: boolean;
  /** Whether the judge's other readers find it. */
  isFound: boolean;
  /** The signals of each value in it: of the secret, or of everything where there is none. */
  values: Value[];
}

export interface Value {
  signals: readonly string[];
  /** For a person who looks at a false alarm. */
  place: string;
}

const bits = bitsOfChance();
const all = { isTelling: () => true, isPossible: () => true };
const judge = createJudge(readersByForm(bits));
const signalsOf = createSignals(createLookOf(bits), createNameOf());
const search = createSearch([{ clues: tellingClues }]);

/** All that the gate is shown of a corpus: each secret alone, each harmless line, and each file with nothing left in it. */
export function* shownOf(corpus: string, kinds: readonly Kind[]): Generator<Shown> {
  for (const { kind, base64, secrets: planted, harmless } of kinds) {
    const text = Buffer.from(base64, 'base64').toString('latin1');
    const secrets = planted.map((secret) => asIn(text, secret)).filter((secret) => secret !== undefined);
    const shown = (content: string) => ({ kind, corpus, isFound: isFound(content) });
    for (const secret of secrets) {
      const content = masked(text, secrets, secret);
      yield {
        ...shown(content),
        isSecret: true,
        values: valuesIn(content)
          .filter(covers(plain(content), plain(secret)))
          .map(({ value }) => value),
      };
    }
    for (const content of [...harmless.map((line) => asIn(text, line) ?? line), masked(text, secrets)])
      yield { ...shown(content), isSecret: false, values: valuesIn(content).map(({ value }) => value) };
  }
}

/** The signals of all values in a text, each combination once. */
export function signalsIn(text: string): Value[] {
  return [...new Map(valuesIn(text).map(({ value }) => [value.signals.join(' '), value])).values()];
}

interface Found {
  start: number;
  end: number;
  value: Value;
}

function valuesIn(text: string): Found[] {
  const content = Buffer.from(plain(text), 'latin1');
  const places = [...search(content).values()].flat();
  return [...valuesNear(content, places, all)].flatMap((found) => {
    const signals: string[] = [];
    return signalsOf(found, (signal) => signals.push(signal))
      ? [{ ...found, value: { signals, place: `${found.before}⟦${found.text}⟧${found.after}` } }]
      : [];
  });
}

/** The gate reads text in UTF-16 without its NULs. */
const plain = (text: string) => text.replaceAll('\0', '');

function isFound(text: string): boolean {
  return [...judge(Buffer.from(plain(text), 'latin1'))].length > 0;
}

/** Whether a value is by and large the secret, somewhere in the text. */
function covers(text: string, secret: string): (found: Found) => boolean {
  const starts: number[] = [];
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) starts.push(at);
  return ({ start, end }) =>
    starts.some((from) => {
      const common = Math.min(end, from + secret.length) - Math.max(start, from);
      return (
        common >= 0.7 * Math.min(secret.length, 192) && end - start <= 1.5 * secret.length + 2 && start >= from - 3
      );
    });
}
