import { formsOf, formTeller, mostForms, stands, type Form } from './secret-forms.ts';
import { gramIndex } from '../search/gram-index.ts';

/** Says where bytes hold one of the secrets that are known; `undefined`: nowhere. */
export type FindKnownSecret = (bytes: Uint8Array) => number | undefined;

const shortGrams = { size: 4, stride: 3 } as const;
const longGrams = { size: 8, stride: 4 } as const;
/** The shortest form of which a look at every stride is sure to meet a whole gram. */
const shortestLong = longGrams.size + longGrams.stride - 1;
/** How many forms most secrets have. */
const formsOfMost = 7;

/**
 * Makes a search for secrets in every form in which they could have been written: plain, within JSON and URLs,
 * in base64 wherever it may begin, and in UTF-16. Of each form a few bytes are noted such that a look at every fourth place (every
 * third, for short forms) meets some of them; only there the whole is compared. So its time does not grow with the secrets.
 */
export function knownSecrets(secrets: readonly string[]): FindKnownSecret {
  const [numbers, most] = [secrets.length, secrets.length * mostForms];
  const short = lazily(() => gramIndex(shortGrams, { texts: secrets.length, most, numbers }));
  const long = lazily(() => gramIndex(longGrams, { texts: secrets.length * formsOfMost, most, numbers }));
  const tellForms = formTeller();
  for (const [index, secret] of secrets.entries())
    tellForms(secret, (bytes, length) => {
      (length < shortestLong ? short : long).made().note(bytes, length, index);
    });

  const known = new Map<number, Form[]>();
  const formsAgain = (index: number) => {
    const forms = known.get(index) ?? formsOf(secrets[index]!);
    known.set(index, forms);
    return forms;
  };
  const searches = [short, long].filter((search) => search.isMade()).map((search) => search.made());
  return (bytes) => {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const placeOf = (index: number, at: number) => {
      for (const form of formsAgain(index)) {
        const place = placeAround(content, at, form);
        if (place !== undefined) return place;
      }
      return undefined;
    };
    const places = searches.map((search) => search.find(content, placeOf)).filter((place) => place !== undefined);
    return places.length > 0 ? Math.min(...places) : undefined;
  };
}

/** Where a form stands that has a byte at this place. */
function placeAround(content: Buffer, at: number, form: Form): number | undefined {
  const end = Math.min(content.length, at + form.bytes.length);
  for (let from = Math.max(0, at - form.bytes.length); ; from += 1) {
    from = content.subarray(0, end).indexOf(form.bytes, from);
    if (from < 0) return undefined;
    if (stands(content, from, form)) return from;
  }
}

function lazily<T>(make: () => T) {
  let value: T | undefined;
  return { made: () => (value ??= make()), isMade: () => value !== undefined };
}
