import { createByteScan } from '../../scan/byte-scan.ts';
import { tableOf } from '../../scan/byte-table.ts';
import { createHintScanner } from '../../scan/hint-scanner.ts';
import { runTables } from '../../scan/long-runs.ts';
import { wordTables } from '../../scan/word-tables.ts';
import { tellingStems } from './telling-stems.ts';
import type { Word } from '../words.ts';

/** Lists the parts of lines that stand behind what tells of a secret and may hold a value. */
export type FindParts = (bytes: Uint8Array, from: number, to: number) => Word[];

/** Letters, digits and what is not of ASCII, with the signs of names, and with those of passwords. */
const inName = tableOf(/[\w.\x80-\xff-]/);
const inWord = tableOf(/[\w!#$%&*+./~\x80-\xff-]/);
const opensValue = tableOf(/[=:"'`([{|>\t]/);
/** Signs and numbers of entries in a list. */
export const inMarker = tableOf(/[-*>|\s\d.)]/);
const parts = inName.map(
  (_, code) => inName[code]! | (inWord[code]! << 1) | (opensValue[code]! << 2) | (inMarker[code]! << 3),
);

/**
 * Makes the scan for such parts that may hold a value. No two of them overlap. They reach forty signs behind the word that tells of a secret,
 * on its line and those below that are one word each; long words count as masks of them do, so that masking one brings no other nearer.
 */
export function tellingScan(): FindParts {
  const scanner = createHintScanner(tellingStems.map((text) => ({ text, isExact: false })));
  const scan = createByteScan({ hints: scanner.tables, ...runTables(), parts, words: wordTables() });
  return (bytes, from, to) => {
    const listed: Word[] = [];
    scan.load(bytes.subarray(from));
    for (let at = 0; at < to - from;) {
      const { found, next } = scan.parts(at, to - from);
      for (let index = 0; index < found.length; index += 2)
        listed.push({ start: from + found[index]!, end: from + found[index + 1]! });
      at = next;
    }
    return listed;
  };
}
