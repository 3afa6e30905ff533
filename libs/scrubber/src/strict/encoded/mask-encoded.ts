import type { Mask, OnMask } from '../rule.ts';

/** Scrubs a text that was written as numbers. */
export type ScrubWithin = (text: string, onMask: OnMask) => string;

/**
 * Masks what is secret within a text that is written as numbers: each byte of that becomes a `*`, so that all others stay where they
 * are. Where no more than that can be told, all from there on goes.
 *
 * @returns nothing where the text holds no secret
 */
export function maskEncoded({ encoded, ...mask }: Mask, scrub: ScrubWithin): Mask | undefined {
  if (!encoded) return mask;
  const said = encoded.text.replaceAll('\0', ' ');
  const learned: string[] = [];
  const scrubbed = scrub(said, ({ start, end, learn }) => {
    learned.push(...(typeof learn === 'string' ? [learn] : (learn ?? [])));
    return '*'.repeat(end - start);
  });
  if (scrubbed === said) return undefined;
  const masked = scrubbed.length === said.length ? withZeros(scrubbed, encoded.text) : hiddenFrom(said, scrubbed);
  return { ...mask, text: encoded.write(masked), learn: learned, isCertain: true };
}

function withZeros(scrubbed: string, original: string): string {
  return scrubbed.replaceAll(' ', (blank, at: number) => (original[at] === '\0' ? '\0' : blank));
}

function hiddenFrom(said: string, scrubbed: string): string {
  let from = 0;
  while (from < said.length && said[from] === scrubbed[from]) from += 1;
  return said.slice(0, from) + '*'.repeat(said.length - from);
}
