/** Whether a place belongs to a block of base64 that is a certificate or a public key. */
export type IsInBlock = (text: string, at: number) => boolean;

const blockMark = '-----BEGIN ';

/** Makes the search for such blocks, of which the first line is at most so many characters before a place. */
export function publicBlocks(farthest: number): IsInBlock {
  const blockBefore = lastBlock();
  return (text, at) => {
    const begin = blockBefore(text, at);
    return begin >= 0 && begin >= at - farthest && isPublic(text.slice(begin, at));
  };
}

/** Finds the last mark of a PEM block that stands before a place; -1: none. Places are asked for from left to right, mostly. */
function lastBlock(): (text: string, at: number) => number {
  let known = { text: '', last: -1, next: -1 };
  return (text, at) => {
    if (known.text !== text || known.last + blockMark.length > at)
      known = { text, last: -1, next: text.indexOf(blockMark) };
    while (known.next >= 0 && known.next + blockMark.length <= at)
      known = { text, last: known.next, next: text.indexOf(blockMark, known.next + 1) };
    return known.last;
  };
}

/** Whether a block, from its first line on, is one of those and has not ended. */
function isPublic(block: string): boolean {
  return (
    /^-----BEGIN (?:[A-Z0-9 ]* )?(?:CERTIFICATE|PUBLIC KEY|PUBLIC KEY BLOCK|CRL|CERTIFICATE REQUEST|SIGNATURE|MESSAGE)/.test(
      block.slice(0, 64),
    ) && !block.includes('-----END ')
  );
}
