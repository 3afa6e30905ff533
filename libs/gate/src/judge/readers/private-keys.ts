import { words } from '../../search/clue.ts';
import { readerAround, type Reader } from './reader.ts';
import type { Suspect } from '../suspect.ts';

const longestKey = 2 ** 14;
/**
 * A body that is still there: it begins soon behind the header, with or without headers of its own, or `\n` for a line's end; some of its
 * lines may be masked.
 */
const body = /^-{4,5}(?:[\s\\nr"'+,|#>*-]|[A-Z][A-Za-z0-9-]{2,24}: [^\n]{0,200}\n){0,400}[A-Za-z0-9+/]{20}/;
const putty = /Private-(?:Lines|Hash|MAC): ?\w{1,64}[\s\\nr]{1,4}[A-Za-z0-9+/]{20}/;

/**
 * How the bodies of private keys begin, whatever stands or once stood around them: base64 of the ASN.1 of PKCS #1, SEC 1
 * and PKCS #8 (RSA, DSA, EC, the curves of RFC 8410, encrypted).
 */
const starts = [
  { form: 'MII[A-Za-z0-9+/]{3}IBAAK[BC]', clue: 'IBAAK' },
  { form: 'MII[A-Za-z0-9+/]{3}IBAD(?:AN|CC)', clue: 'IBAD' },
  { form: 'MH[cQ]CAQEEI', clue: 'CAQEEI' },
  { form: 'MIGkAgEBBD', clue: 'MIGkAgEBBD' },
  { form: 'MIHcAgEBBEI', clue: 'MIHcAgEBBEI' },
  { form: 'MI[GH][A-Za-z0-9+/]AgEAMB[A-Z]GByqGSM49', clue: 'GByqGSM49' },
  { form: 'M[CEF][A-Za-z0-9+/]CAQ[AE]wBQYDK2V', clue: 'wBQYDK2V' },
  { form: 'MI[GH][A-Za-z0-9+/]MF[A-Za-z0-9+/]GCSqGSIb3DQEFDT', clue: 'GCSqGSIb3DQEFDT' },
  { form: 'MII[A-Za-z0-9+/]{3}[BA][A-Za-z0-9+/]BgkqhkiG9w0BBQ', clue: 'BgkqhkiG9w0BBQ' },
];
const beginnings = new RegExp(`(?:${starts.map(({ form }) => form).join('|')})[A-Za-z0-9+/]{20}`, 'g');
/** The first line of OpenSSH's says how the key is kept, and is the same in most of them; it is behind that. */
const openssh = /b3BlbnNzaC1rZXktdjE(?:[A-Za-z0-9+/]{80}|[A-Za-z0-9+/]{20,60}[\s\\nr"'+,#>-]{1,80}[A-Za-z0-9+/]{20})/g;
/** `PRIVATE KEY` in base64, from each of the three places where it may begin. */
const encodedNames = ['UFJJVkFURSBLRV', 'BSSVZBVEUgS0VZ', 'QUklWQVRFIEtFW'];
const encoded = new RegExp(`(?:${encodedNames.join('|')})[A-Za-z0-9+/]{24}`, 'g');
const startOfBlock = /(?:PRIVATE KEY(?: BLOCK)?|OpenVPN Static key V1)(?=-{4,5})/g;
const startOfPutty = /PuTTY-User-Key-File-\d/g;
const privateMember = /"(?:d|k)"\s{0,4}:\s{0,4}"[A-Za-z0-9_-]{22,2048}"/;

const clues = words(
  'PRIVATE KEY',
  'OpenVPN Static key',
  'PuTTY-User-Key-File-',
  '"kty"',
  'b3BlbnNzaC1rZXktdjE',
  ...encodedNames,
  ...starts.map(({ clue }) => clue),
);

/** Looks for private keys around what each of them has. */
export const privateKeyReader: Reader = readerAround(clues, { before: 2_100, behind: longestKey + 100 }, privateKeys);

/** Finds private keys of every sort that still have a body; a masked one does not count. */
export function* privateKeys(text: string): Generator<Suspect> {
  for (const { index, 0: name } of text.matchAll(startOfBlock)) {
    const from = index + name.length;
    const block = text.slice(from, from + longestKey);
    const isStart = text.slice(Math.max(0, index - 40), index).includes('BEGIN ');
    if (isStart && isLeft(block)) yield { rule: 'private-key', start: index, end: endOf(text, from) };
  }
  for (const { index } of text.matchAll(startOfPutty)) {
    const block = text.slice(index, index + longestKey);
    if (putty.test(block)) yield { rule: 'private-key', start: index, end: index + block.length };
  }
  for (const pattern of [beginnings, openssh, encoded]) {
    let end = 0;
    for (const { index, 0: found } of text.matchAll(pattern)) {
      if (index < end) continue;
      end = endOf(text, index + found.length);
      yield { rule: 'private-key', start: index, end };
    }
  }
  yield* webKeys(text);
}

function isLeft(block: string): boolean {
  return body.test(block) && (!block.slice(0, 2_000).includes('b3BlbnNzaC1rZXktdjE') || block.search(openssh) >= 0);
}

/** JSON web keys with a private member (RFC 7517, 7518). */
function* webKeys(text: string): Generator<Suspect> {
  const near = 2_048;
  for (let at = text.indexOf('"kty"'); at >= 0; at = text.indexOf('"kty"', at + 5)) {
    const before = text.slice(Math.max(0, at - near), at);
    const behind = text.slice(at, at + near);
    const [start, end] = [at - before.length + before.lastIndexOf('{') + 1, at + behind.indexOf('}')];
    if (privateMember.test(text.slice(start, end))) yield { rule: 'private-key', start, end };
  }
}

function endOf(text: string, from: number): number {
  const end = text.slice(from, from + longestKey).search(/-{4,5}END|[^A-Za-z0-9+/=\s\\"',#>:.-]/);
  return end < 0 ? Math.min(text.length, from + longestKey) : from + end;
}
