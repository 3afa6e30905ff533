/** Whether a word stands at a place of some bytes; with `anyCase` one of small letters also in capitals. */
export function standsAt(content: Uint8Array, at: number, word: Uint8Array, anyCase = false): boolean {
  if (at + word.length > content.length) return false;
  for (let index = 0; index < word.length; index += 1) {
    const byte = content[at + index]!;
    const isCapital = anyCase && byte >= 0x41 && byte <= 0x5a;
    if ((isCapital ? byte | 0x20 : byte) !== word[index]) return false;
  }
  return true;
}
