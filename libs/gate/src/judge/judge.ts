import { bitsOfChance } from './bits-of-chance.ts';
import { labelFinder } from './find-labels.ts';
import { headers } from './headers.ts';
import { weightOf } from './labels.ts';
import { looksSecret } from './looks-secret.ts';
import { otherLabels } from './other-labels.ts';
import { privateKeys } from './private-keys.ts';
import type { Suspect } from './suspect.ts';
import { tokens } from './tokens.ts';
import { urlPasswords } from './url-passwords.ts';
import { valuesBehind } from './values-behind.ts';

/** Says what in a text looks like a secret. The same place may be named twice, by two rules. */
export type Judge = (text: string) => Generator<Suspect>;

/**
 * Makes the gate's own judge. It weighs how far a value is from what people and programs write, by a table of letters
 * made of public texts, and by the name that the value stands behind; keys and tokens that need no name it knows by their
 * form. Linear time; it keeps nothing between texts.
 */
export function createJudge(): Judge {
  const bits = bitsOfChance();
  const findLabels = labelFinder();
  const weigh = remembering(weightOf);
  return function* judge(text) {
    yield* privateKeys(text);
    yield* urlPasswords(text, bits);
    yield* headers(text, bits);
    yield* tokens(text, bits);
    const names = findLabels(text).map((label) => ({ label, weight: weigh(text.slice(label.start, label.end)) }));
    for (const { label, weight } of [...names, ...otherLabels(text)]) {
      if (weight === undefined) continue;
      for (const value of valuesBehind(text, label)) {
        const { start, end } = value;
        if (looksSecret(value, weight, bits)) yield { rule: 'labelled-secret', start, end };
      }
    }
  };
}

const mostRemembered = 4_096;

/** The same few names stand on most lines of a log. */
function remembering<T>(weigh: (name: string) => T): (name: string) => T {
  const known = new Map<string, { weight: T }>();
  return (name) => {
    const before = known.get(name);
    if (before) return before.weight;
    if (known.size >= mostRemembered) known.clear();
    const weight = weigh(name);
    known.set(name, { weight });
    return weight;
  };
}
