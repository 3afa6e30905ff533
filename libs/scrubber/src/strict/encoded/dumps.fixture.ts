/** A way to write bytes as numbers, and to read them again. */
export interface Dump {
  readonly write: (text: string) => string;
  readonly read: (dump: string) => string;
  /** Set where a secret is found wherever its words are broken off. */
  readonly isLong?: boolean;
}

interface Rows {
  readonly digits: number;
  readonly radix?: number;
  readonly sign: string;
  readonly before?: string;
  readonly numbers: (pairs: readonly string[]) => string;
  /** How wide the numbers of a whole row are; what the letters stand in. */
  readonly letters?: { readonly width: number; readonly between: readonly [string, string] };
  readonly swaps?: boolean;
}

const inPairs = (text: string): string[] =>
  [...Buffer.from(text, 'latin1')].map((code) => code.toString(16).padStart(2, '0'));
const inWords = (pairs: readonly string[]): string =>
  pairs
    .map((pair, index) => (index % 2 === 1 ? `${pair} ` : pair))
    .join('')
    .trimEnd();

/** As programs write dumps of bytes; each was compared with what the program writes. */
export const dumps: Readonly<Record<string, Dump>> = {
  'xxd': rows({ digits: 8, sign: ': ', numbers: inWords, letters: { width: 39, between: ['  ', ''] } }),
  'xxd in a log': rows({
    digits: 8, sign: ': ', before: '2026-11-30 08:00:00 DEBUG ', numbers: inWords, letters: { width: 39, between: ['  ', ''] },
  }),
  'hexdump -C': rows({
    digits: 8, sign: '  ', letters: { width: 48, between: ['  |', '|'] },
    numbers: (pairs) => `${pairs.slice(0, 8).join(' ')}${pairs.length > 8 ? `  ${pairs.slice(8).join(' ')}` : ''}`,
  }),
  'hexdump': rows({ digits: 7, sign: ' ', numbers: inWords, swaps: true }),
  'od -t x1': rows({ digits: 7, radix: 8, sign: ' ', numbers: (pairs) => pairs.join(' ') }),
  'tcpdump -X': rows({ digits: 4, before: '\t0x', sign: ':  ', numbers: inWords, letters: { width: 39, between: ['  ', ''] } }),
  'OpenSSL': rows({
    digits: 4, sign: ' - ', letters: { width: 47, between: ['   ', ''] },
    numbers: (pairs) => pairs.join(' ').replace(/^((?:.. ){7}..) /, '$1-'),
  }),
  'Netty': rows({ digits: 8, before: '|', sign: '| ', numbers: (pairs) => pairs.join(' '), letters: { width: 47, between: [' |', '|'] } }),
  'one number': { write: (text) => `body=${inPairs(text).join('')}`, read: (dump) => decoded(dump.replace('body=', '')) },
  'xxd -p': { write: (text) => inPairs(text).join('').replaceAll(/.{60}(?=.)/g, '$&\n'), read: decoded, isLong: true },
  'pairs with colons': { write: (text) => inPairs(text).join(':'), read: decoded },
  'pairs with blanks': { write: (text) => `payload ${inPairs(text).join(' ').toUpperCase()}`, read: (dump) => decoded(dump.slice(7)) },
  'an array of C': {
    write: (text) => `{\n${inPairs(text).map((pair, index) => `${index % 12 === 0 ? '  ' : ''}0x${pair}${index % 12 === 11 ? ',\n' : ', '}`).join('')}`,
    read: (dump) => decoded(dump.replaceAll('0x', '')),
  },
  'escapes of C': { write: (text) => `b'\\x${inPairs(text).join('\\x')}'`, read: (dump) => decoded(dump.slice(1).replaceAll('x', '')) },
}; // prettier-ignore

function decoded(digits: string): string {
  return Buffer.from(digits.replaceAll(/[^0-9a-f]/gi, ''), 'hex').toString('latin1');
}

function rows({ digits, radix = 16, sign, before = '', numbers, letters, swaps = false }: Rows): Dump {
  const begin = before.length + digits + sign.length;
  return {
    isLong: true,
    write: (text) =>
      (text.match(/[^]{1,16}/g) ?? [])
        .map((part, index) => {
          const pairs = inPairs(part);
          if (swaps && pairs.length % 2 === 1) pairs.push('00');
          const row = numbers(swaps ? pairs.map((_, place) => pairs[place ^ 1]!) : pairs);
          const shown = part.replaceAll(/[^ -~]/g, '.');
          const beside = letters
            ? `${row.padEnd(letters.width)}${letters.between[0]}${shown}${letters.between[1]}`
            : row;
          return `${before}${(index * 16).toString(radix).padStart(digits, '0')}${sign}${beside}`;
        })
        .join('\n'),
    read: (dump) => {
      const said = dump
        .trimEnd()
        .split('\n')
        .map((row) => decoded(row.slice(begin, letters ? begin + letters.width : undefined)))
        .map((row) => (swaps ? Array.from(row, (_, place) => row[place ^ 1] ?? '').join('') : row))
        .join('');
      return swaps ? said.replace(/\0$/, '') : said;
    },
  };
}
