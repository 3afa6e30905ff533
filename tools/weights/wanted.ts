import { mayBeSpared, sparedSignals, type Spares } from '@flarewire/scrubber/weights';
import { madeLines } from './made-lines.ts';
import { scrubbedByRules } from './rules-alone.ts';
import { drawer } from './stand-ins.ts';

/** A value that a rule would mask, by its signals, and whether it is a secret. */
export interface WantedExample {
  readonly kind: string;
  readonly signals: readonly number[];
  readonly isSecret: boolean;
  /** How much it counts for. */
  readonly weight: number;
}

/** Takes down what the rules would mask in the texts of one kind of file. */
export interface Recorder {
  /** Spares nothing, and takes down all it is asked, with these secrets in the text. */
  readonly spares: (secrets: readonly string[]) => Spares;
  readonly examples: () => readonly WantedExample[];
}

/** A secret that is lost counts for more than a value that is masked in vain, and what nobody called harmless for less. */
const weights = { secret: 2, harmless: 1, unlisted: 0.5, made: 0.5 };
const farthest = 600;
const madeCount = 30_000;

/** @param harmless lines that are to stay as they are */
export function recorder(kind: string, harmless: readonly string[]): Recorder {
  const found = new Map<string, WantedExample>();
  return {
    spares: (secrets) => (text, wanted) => {
      if (!mayBeSpared(text, wanted)) return false;
      const isSecret = isIn(text, wanted, secrets);
      const isListed = harmless.includes(lineOf(text, wanted).trim());
      const weight = isSecret ? weights.secret : isListed ? weights.harmless : weights.unlisted;
      const signals = sparedSignals(text, wanted);
      found.set(signals.join(), { kind, signals, isSecret, weight });
      return false;
    },
    examples: () => [...found.values()],
  };
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Whether some secret stands in a part of a text, or the part in it. */
function isIn(text: string, { start, end }: Part, secrets: readonly string[]): boolean {
  const from = Math.max(0, start - farthest);
  const part = text.slice(from, end + farthest);
  return secrets.some((secret) => {
    if (secret === '') return false;
    for (let at = part.indexOf(secret); at >= 0; at = part.indexOf(secret, at + 1))
      if (from + at < end && start < from + at + secret.length) return true;
    return false;
  });
}

function lineOf(text: string, { start, end }: Part): string {
  const lineEnd = text.indexOf('\n', end);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, lineEnd < 0 ? text.length : lineEnd);
}

/** What the rules would mask in lines that were made for it. */
export async function madeExamples(words: readonly string[]): Promise<WantedExample[]> {
  const lines = madeLines(drawer(5), words, madeCount);
  const byText = new Map(lines.map((line) => [latin1(line.text).trim(), line]));
  const examples: WantedExample[] = [];
  const spares: Spares = (text, wanted) => {
    const line = byText.get(lineOf(text, wanted).trim());
    if (!line || !mayBeSpared(text, wanted)) return false;
    const isSecret = line.secret !== undefined && isIn(text, wanted, [latin1(line.secret)]);
    if (isSecret === (line.secret !== undefined))
      examples.push({
        kind: `made ${line.sort}`,
        signals: sparedSignals(text, wanted),
        isSecret,
        weight: (isSecret ? weights.secret : 1) * weights.made,
      });
    return false;
  };
  await scrubbedByRules('made.log', latin1(lines.map(({ text }) => text).join('\n\n')), spares);
  return examples;
}

function latin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}
