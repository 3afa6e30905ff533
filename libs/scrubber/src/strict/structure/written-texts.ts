/** A text that is written with escapes within another: what it says, where each of its bytes is written, and how to write more of it. */
export interface WrittenText {
  readonly text: string;
  /** Where the byte at a place of the text begins in what it is written in; one more than the text has bytes. */
  readonly offsets: Uint32Array;
  readonly write: (text: string) => string;
}

const jsonEscape = /\\(?:u([0-9a-fA-F]{4})|([^]))/g;
const percentEscape = /%([0-9a-fA-F]{2})/g;
const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads what a string of JSON says; what is no escape stands for itself. */
export function writtenInJson(text: string, start: number, end: number): WrittenText {
  return unescaped(text, start, end, jsonEscape, (match) => {
    const [, code, letter = ''] = match;
    if (code === undefined) return letters[letter] ?? letter;
    return Buffer.from(String.fromCharCode(Number.parseInt(code, 16))).toString('latin1');
  }, (added) => JSON.stringify(added).slice(1, -1)); // prettier-ignore
}

/** Reads what a part of a URL says. */
export function writtenInUrl(text: string, start: number, end: number): WrittenText {
  return unescaped(
    text,
    start,
    end,
    percentEscape,
    (match) => String.fromCharCode(Number.parseInt(match[1]!, 16)),
    encodeURIComponent,
  );
}

function unescaped(
  text: string,
  start: number,
  end: number,
  escape: RegExp,
  read: (match: RegExpExecArray) => string,
  write: WrittenText['write'],
): WrittenText {
  const written = text.slice(start, end);
  const offsets = new Uint32Array(written.length + 1);
  let said = '';
  let done = 0;
  const add = (bytes: string, at: number, step: number): void => {
    for (let index = 0; index < bytes.length; index += 1) offsets[said.length + index] = start + at + index * step;
    said += bytes;
  };
  for (const match of written.matchAll(escape)) {
    add(written.slice(done, match.index), done, 1);
    add(read(match), match.index, 0);
    done = match.index + match[0].length;
  }
  add(written.slice(done), done, 1);
  offsets[said.length] = end;
  return { text: said, offsets: offsets.subarray(0, said.length + 1), write };
}
