import type { Clue, Place } from '../../search/clue.ts';
import type { BitsOfChance } from '../chance/bits-of-chance.ts';
import { lastWordClues, nameAround, type Label } from '../labels/find-labels.ts';
import { isKeyId, weightOf, type Weight } from '../labels/labels.ts';
import { looksSecret } from '../looks-secret.ts';
import { otherLabelClues } from '../labels/other-labels.ts';
import { isPlainlyFollowed } from '../labels/plainly-followed.ts';
import type { Reader } from './reader.ts';
import { remembering } from '../remembering.ts';
import { behind as follows, lineBefore, type PossibleValue } from '../labels/values-near.ts';
import { valuesBehind, type Value } from '../labels/values-behind.ts';
import { enoughBehind } from '../weighing/kinds.ts';
import type { Weigh } from '../weighing/weigh.ts';

/** The name that a clue is part of, and what a name says. */
interface Names {
  around: (content: Buffer, clue: Label) => Label;
  weightOf: (name: string) => Weight | undefined;
}

/** A value behind a name, how sure that makes it a secret, and whether more than a blank binds the two. */
export interface LabelledValue extends PossibleValue {
  label: Weight;
  isBound: boolean;
}

/** What finds values that look secret for the names they stand behind, near its clues. */
interface LabelledValues {
  clues: readonly Clue[];
  values: (content: Buffer, places: readonly Place[]) => Iterable<LabelledValue>;
}

/** Finds values behind names that end with a word of interest, and behind words of other languages. */
export function labelledValues(bitsOfChance: BitsOfChance): LabelledValues[] {
  const byLastWord: Names = {
    around: (content, clue) => nameAround(content, clue.end),
    weightOf: remembering(weightOf),
  };
  const byItself: Names = { around: (_, clue) => clue, weightOf: () => 'plain' };
  return [
    { clues: lastWordClues, values: valuesBy(byLastWord, bitsOfChance) },
    { clues: otherLabelClues, values: valuesBy(byItself, bitsOfChance) },
  ];
}

/** Looks for values behind names of secrets of which nothing else that is seen speaks against it. */
export function labelledValueReaders(bitsOfChance: BitsOfChance, weigh: Weigh): Reader[] {
  return labelledValues(bitsOfChance).map(({ clues, values }) => ({
    clues,
    *read(content, places) {
      for (const value of values(content, places))
        if (isSecret(value, weigh)) yield { rule: 'labelled-secret', at: value.start };
    },
  }));
}

/** What was encrypted, and the name of a secret within that of its resource. */
const named = /\bENC[[(]\w?$|\barn:[\w:/-]*$/;

/** A pair that says by itself whose value follows, and names what it belongs to by an id: `key=total job_id=rotate_key value=`. */
const isOfNamed =
  /\b(?:key|name)=[\w.-]{1,64} (?:[\w.-]{1,32}=[\w.-]{1,64} ){0,3}?[a-z]{2,16}_(?:id|name)=[\w.-]{1,64} (?:[\w.-]{1,32}=[\w.-]{1,64} ){0,3}?value=$/;

/** Whether all that is seen of a value is enough. What looks like no secret elsewhere is one behind the plain name of one. */
export function isSecret(value: LabelledValue, weigh: Weigh): boolean {
  if (named.test(value.before) || isNameOfSecret(value) || isOfNamed.test(value.before)) return false;
  const weighed = weigh(value);
  if (weighed === undefined) return value.label === 'plain' && value.isBound && !/^["'\]]?\s?[=:]/.test(value.after);
  return weighed.weight >= enoughBehind(value.label, weighed.kind);
}

/** Whether a resource of a cluster is named that holds a secret, or a key by its id. */
function isNameOfSecret({ text, before }: LabelledValue): boolean {
  if (/(?:^|:)(?:AKIA|ASIA)[A-Z0-9]{16}:?$/.test(text)) return true;
  return /(?:secret|credentials?)["']?[\s=:]{1,3}["']?$/i.test(before) && /^[a-z]+(?:-[a-z0-9]+)+$/.test(text);
}

function valuesBy(names: Names, bitsOfChance: BitsOfChance): LabelledValues['values'] {
  return function* values(content, places) {
    const textAround = blocksOf(content);
    for (const place of places) {
      const named = names.around(content, place);
      if (isPlainlyFollowed(content, named)) continue;
      const name = content.toString('latin1', named.start, named.end);
      const weight = names.weightOf(name);
      if (weight === undefined) continue;
      const { text, from } = textAround(place.start);
      const label = { start: named.start - from, end: named.end - from };
      for (const value of valuesBehind(text, label))
        if (looksSecret(value, weight, bitsOfChance) && !isKeyId(name, value.text))
          yield {
            ...inPlace(text, label, value),
            start: from + value.start,
            end: from + value.end,
            label: weight,
            isBound: value.bound !== 'blank',
          };
    }
  };
}

/** A value with its line as far as that stands before it; where the name is on a line before, with all from there on. */
function inPlace(text: string, label: Label, value: Value): PossibleValue {
  const line = lineBefore(text, value.start);
  const isNamedBefore = label.start < value.start - line.length && label.start < value.start;
  const before = isNamedBefore ? text.slice(label.start, value.start).replace(/\s+/g, ' ') : line;
  return { ...value, before, after: text.slice(value.end, value.end + follows), isTold: true };
}

const blockSize = 2 ** 15;
/** As much as a name and its values may take before and behind it. */
const [before, behind] = [512, 4_096];

/** Gives the text around a place. Most places are near the one before, and so is the text. */
function blocksOf(content: Buffer): (at: number) => { text: string; from: number } {
  let [text, from, block] = ['', 0, -1];
  return (at) => {
    if (Math.floor(at / blockSize) !== block) {
      block = Math.floor(at / blockSize);
      from = Math.max(0, block * blockSize - before);
      text = content.toString('latin1', from, Math.min(content.length, (block + 1) * blockSize + behind));
    }
    return { text, from };
  };
}
