/** Cheap looks at the bytes around a hint, before a phrase is matched: words such as `password ` stand in many sentences. */

const [lineFeed, space, quote, apostrophe, slash] = [10, 32, 34, 39, 47];
const farthest = { line: 160, word: 72 };

const letter = 1;
const mark = 2;
const kinds = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z]/.test(character) ? letter : /[0-9!#$%^&*+=@~?]/.test(character) ? mark : 0;
});

/** Whether the line goes on with a word that mixes letters with digits or signs, with four digits in a row, or with a quote. */
export function maySayGenerated(bytes: Uint8Array, at: number): boolean {
  let seen = 0;
  let digits = 0;
  for (let place = at; place < at + farthest.line; place += 1) {
    const code = bytes[place] ?? lineFeed;
    if (code === quote || code === apostrophe) return true;
    if (code <= space) seen = 0;
    else seen |= kinds[code]!;
    digits = code >= 48 && code <= 57 ? digits + 1 : 0;
    if (seen === (letter | mark) || digits === 4) return true;
    if (code === lineFeed) return false;
  }
  return true;
}

/** Whether so few words follow on the line that a statement could end with a secret. */
export function mayEndStatement(bytes: Uint8Array, at: number): boolean {
  let words = 0;
  for (let place = at; place < at + farthest.line; place += 1) {
    const code = bytes[place] ?? lineFeed;
    if (code === lineFeed || code === quote) return true;
    if (code === space && bytes[place + 1] !== space) words += 1;
    if (words > mostWords) return false;
  }
  return true;
}

const mostWords = 6;

/** Makes the look whether so many digits in a row follow on the line, within so many bytes. */
export function digitsFollow(digits: number, within: number): (bytes: Uint8Array, at: number) => boolean {
  return (bytes, at) => {
    let run = 0;
    for (let place = at; place < Math.min(bytes.length, at + within); place += 1) {
      const code = bytes[place]!;
      if (code === lineFeed) return false;
      run = code > 47 && code < 58 ? run + 1 : 0;
      if (run === digits) return true;
    }
    return false;
  };
}

/** Whether a text in quotes follows on the line. */
export function mayBeQuoted(bytes: Uint8Array, at: number): boolean {
  for (let place = at; place < at + 4 * farthest.line; place += 1) {
    const code = bytes[place] ?? lineFeed;
    if (code === quote || code === apostrophe) return true;
    if (code === lineFeed) return false;
  }
  return true;
}

/** Whether a slash stands in the word before. */
export function hasSlashBefore(bytes: Uint8Array, at: number): boolean {
  for (let place = at - 1; place > at - farthest.word; place -= 1) {
    const code = bytes[place] ?? space;
    if (code === slash) return true;
    if (code <= space) return false;
  }
  return true;
}
