import { tokenFormats } from '../by-form/token-formats.ts';

/** What others and this scrubber put in a secret's place, with the tag behind it. */
const marks = /\*{3,}(?:~[0-9a-f]{5}(?![0-9a-z]))?/;
/** The signs that join what is one value. */
const joined = { before: /[\w!#$^+.~?-]*$/, behind: /^[\w!#$^+.~?-]*/ };
/** What masks begin with that say what was there. */
const names = ['value-', 'token-', 'word-', 'key-', 'secret-', 'base64-'];
const prefixes = [...names, ...tokenFormats.flatMap((format) => format.prefixes)].toSorted(
  (a, b) => b.length - a.length,
);
/** A block of which only the beginning is there goes to its end, so that what is behind its mask is none of it. */
const blockName = 'pem-';
/** As many signs of a secret as are shown of it to tell it from others. */
const mostShown = 4;
const saysMasked =
  /^(?:redacted|masked|filtered|hidden|removed|omitted|scrubbed|sanitized|secrets?|passw(?:or)?d|token|sensitive)$/i;

/** Whether a value has more to it than marks in a secret's place: some text is joined to one, as in `hunter2-********`. */
export function isJoinedToMark(value: string): boolean {
  if (!value.includes('***')) return false;
  const pieces = value.split(marks);
  if (pieces[0]?.endsWith(blockName)) return false;
  return pieces.some((piece, index) => {
    const isBefore = index < pieces.length - 1 && isShown(withoutPrefix(joined.before.exec(piece)?.[0] ?? ''));
    return isBefore || (index > 0 && isShown(withoutPrefix(joined.behind.exec(piece)?.[0] ?? '')));
  });
}

/** What stands before a mask without what says what it masks. */
function withoutPrefix(text: string): string {
  const prefix = prefixes.find((each) => text.endsWith(each));
  return prefix === undefined ? text : text.slice(0, -prefix.length);
}

function isShown(text: string): boolean {
  const bare = text.replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  return bare.length > mostShown && !saysMasked.test(bare);
}
