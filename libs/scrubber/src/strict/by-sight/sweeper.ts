import { fromUtf8 } from '../../byte-string.ts';
import { learnedFinder, type Form } from './learned-finder.ts';
import { isAlphanumeric, mask, type OnMask } from '../rule.ts';
import { createTextMasker, type TextMasker } from '../stream/text-masker.ts';

const safeWithinWords = 16;
/** What is shorter than this is looked for only where it is the value itself. */
const shortestForm = 8;

/** Makes maskers for exactly these values, in the forms in which other programs write them. */
export function createSweeper(values: ReadonlySet<string>): (onMask: OnMask) => TextMasker {
  const candidates = learnedFinder(formsOf(values), (form) => ({
    name: 'learned-value',
    hints: [],
    find: (content, at) =>
      stands(content, at, form)
        ? {
            start: at,
            end: at + form.text.length,
            text: `secret-${mask}`,
            rule: 'learned-value',
            ...learnedAs(form.text, values),
          }
        : undefined,
  }));
  return (onMask) => createTextMasker({ candidates, run: () => [], patterns: undefined }, onMask);
}

/** The value that a form stands for, so that it has the tag of that; that of a part of base64 is not known. */
function learnedAs(form: string, values: ReadonlySet<string>): { learn?: string } {
  const value = [form, () => JSON.parse(`"${form}"`) as string, () => fromUtf8(decodeURIComponent(form))]
    .map((read) => (typeof read === 'string' ? read : tried(read)))
    .find((each) => each !== undefined && values.has(each));
  return value === undefined ? {} : { learn: value };
}

function tried(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** What stands in JSON and in URLs as it is. */
const isPlain = /^[\w.!~*'()-]+$/;

/** Values as they are, and within JSON, URLs and base64. */
function* formsOf(values: ReadonlySet<string>): Generator<Form> {
  for (const value of values) {
    for (const text of plainForms(value))
      if (text.length >= shortestForm || text === value) yield { text, isWord: text.length < safeWithinWords };
    for (const text of encodedForms(value)) if (text.length >= shortestForm) yield { text, isWord: false };
  }
}

function plainForms(value: string): string[] {
  if (isPlain.test(value)) return [value];
  const url = encodeURIComponent(Buffer.from(value, 'latin1').toString('utf8'));
  return [...new Set([value, JSON.stringify(value).slice(1, -1), url])];
}

/** The base64 of a value that begins no, one or two bytes into something longer, without the characters that both share. */
function encodedForms(value: string): string[] {
  const bytes = Buffer.from(`\0\0${value}`, 'latin1');
  return [0, 1, 2].map((offset) =>
    bytes
      .toString('base64', 2 - offset)
      .slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + value.length) * 4) / 3)),
  );
}

function stands(text: string, at: number, form: Form): boolean {
  if (!text.startsWith(form.text, at)) return false;
  return (
    !form.isWord || !(isAlphanumeric(text.charCodeAt(at - 1)) || isAlphanumeric(text.charCodeAt(at + form.text.length)))
  );
}
