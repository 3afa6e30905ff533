import type { Encoded } from '../rule.ts';

/** Where a byte is written: its two hexadecimal digits and, where there is one, the letter for it. */
export interface Place {
  readonly digits: number;
  readonly letter?: number;
}

/**
 * A text whose bytes are written in hexadecimal at some places of another. What is changed in it is written at the same places, and all
 * else stays, so that whatever reads the numbers still can.
 */
export function inNumbers(written: string, places: readonly Place[]): Encoded {
  const codes = places.map(({ digits }) => Number.parseInt(written.slice(digits, digits + 2), 16));
  return {
    text: Buffer.from(codes).toString('latin1'),
    write(masked) {
      const changed = Buffer.from(written, 'latin1');
      const isUpper = places.some(({ digits }) => /[A-F]/.test(written.slice(digits, digits + 2)));
      for (const [index, { digits, letter }] of places.entries()) {
        const code = masked.charCodeAt(index);
        if (code === codes[index]) continue;
        const hex = code.toString(16).padStart(2, '0');
        changed.write(isUpper ? hex.toUpperCase() : hex, digits, 'latin1');
        if (letter !== undefined) changed[letter] = code;
      }
      return changed.toString('latin1');
    },
  };
}
