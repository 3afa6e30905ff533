import type { Mask, OnMask } from '../rule.ts';

/** Scrubs a text that was written as numbers. */
export type ScrubWithin = (text: string, onMask: OnMask) => string;

/** Changes that are no farther apart are one. */
const nearest = 3;

/**
 * Masks what is secret within a text that is written as numbers: each byte of that becomes a `*`, so that all others stay where they
 * are. Where no more than that can be told, all from there on goes. Each mask is of some bytes in a row: what stands between them, such as
 * the beginnings of rows, is for other rules.
 */
export function maskEncoded({ encoded, start, text, rule }: Mask, scrub: ScrubWithin): Mask[] {
  if (!encoded) return [];
  const said = encoded.text.replaceAll('\0', ' ');
  const learn: string[] = [];
  const scrubbed = scrub(said, (mask) => {
    learn.push(...(typeof mask.learn === 'string' ? [mask.learn] : (mask.learn ?? [])));
    return '*'.repeat(mask.end - mask.start);
  });
  if (scrubbed === said) return [];
  const masked = scrubbed.length === said.length ? withZeros(scrubbed, encoded.text) : hiddenFrom(said, scrubbed);
  const written = encoded.write(masked);
  return changes(text, written).map(({ from, to }, index) => ({
    start: start + from,
    end: start + to,
    text: written.slice(from, to),
    rule,
    isCertain: true,
    isInPlace: true,
    ...(index === 0 && { learn }),
  }));
}

/** Where two texts of one length differ. */
function changes(before: string, after: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let at = 0; at < before.length; at += 1) {
    if (before[at] === after[at]) continue;
    const last = found.at(-1);
    if (last && at - last.to <= nearest) last.to = at + 1;
    else found.push({ from: at, to: at + 1 });
  }
  return found;
}

function withZeros(scrubbed: string, original: string): string {
  return scrubbed.replaceAll(' ', (blank, at: number) => (original[at] === '\0' ? '\0' : blank));
}

function hiddenFrom(said: string, scrubbed: string): string {
  let from = 0;
  while (from < said.length && said[from] === scrubbed[from]) from += 1;
  return said.slice(0, from) + '*'.repeat(said.length - from);
}
