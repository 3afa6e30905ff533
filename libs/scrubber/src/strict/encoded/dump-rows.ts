/** How far before a value its row is looked at. */
const farthest = 240;
const digitsAlone = /^[0-9a-f -]*$/i;
const rowBefore = /(?:^|[\s|>\]])(?:0x)?[0-9a-f]{3,15}0(?:h?[:|]| -)?[ \t]{1,4}(?:[0-9a-f]{2}[ -]{0,3})*$/i;

/** Whether a part of a text is bytes of a dump, whose secrets are found by what they say: as words they say nothing. */
export function isInDump(text: string, start: number, end: number): boolean {
  if (!digitsAlone.test(text.slice(start, end))) return false;
  const before = text.slice(Math.max(0, start - farthest), start);
  return rowBefore.test(before.slice(before.lastIndexOf('\n') + 1));
}
