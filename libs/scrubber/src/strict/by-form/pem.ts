import { mask, type Mask, type StrictRule } from '../rule.ts';

const longestBlock = 24 * 2 ** 10;

/** What may be shown to anybody: certificates say who somebody is, and how to check that. */
const isPublic =
  /PUBLIC KEY|CERTIFICATE|X509 CRL|^(?:DH|EC|DSA) PARAMETERS$|^PGP (?:SIGNATURE|SIGNED MESSAGE|MESSAGE)$|^SSH SIGNATURE$/;

/**
 * Masks a PEM block, however its lines are joined: with line ends, with `\n` written out, indented, quoted or commented.
 * Without its end mark, all that looks like its body goes. Public keys and certificates stay.
 */
export function pemBlock(text: string, at: number): Mask | undefined {
  return blockWhere(text, at, 'pem', (label) => !isPublic.test(label));
}

/** Masks a certificate, a request for one, or a list of those that were revoked. */
function certificateBlock(text: string, at: number): Mask | undefined {
  return blockWhere(text, at, 'certificate', (label) => /CERTIFICATE(?: REQUEST)?$|^X509 CRL$/.test(label));
}

/** Masks a block of PEM in base64 whose beginning reads as that of a certificate. */
function encodedCertificate(text: string, at: number): Mask | undefined {
  const encoded = /[A-Za-z0-9+/]{20,65536}={0,2}/y;
  encoded.lastIndex = at;
  const found = encoded.exec(text)?.[0] ?? '';
  if (
    !/^-----BEGIN (?:[A-Z0-9 ]{0,32}CERTIFICATE|X509 CRL)/.test(
      Buffer.from(found.slice(0, 88), 'base64').toString('latin1'),
    )
  )
    return undefined;
  return { start: at, end: at + found.length, text: `base64-${mask}`, rule: 'encoded-certificate' };
}

/** For those whose certificates say more than they may tell. */
export const certificateRules: readonly StrictRule[] = [
  {
    name: 'certificate', kind: 'block', since: '0.2.0', hints: ['-----BEGIN '], find: certificateBlock,
    about: 'With `certificates: mask`, a certificate, a request for one, or a list of revoked ones',
  },
  {
    name: 'encoded-certificate', kind: 'format', since: '0.2.0', find: encodedCertificate,
    hints: ['LS0tLS1CRUdJTiBDRVJU', 'LS0tLS1CRUdJTiBUUlVT', 'LS0tLS1CRUdJTiBORVcg', 'LS0tLS1CRUdJTiBYNTA5'],
    about: 'The like in base64, as a kubeconfig has it',
  },
]; // prettier-ignore

function blockWhere(text: string, at: number, rule: string, isMasked: (label: string) => boolean): Mask | undefined {
  const header = /-----BEGIN ([A-Z0-9 ]{0,64})-----/y;
  header.lastIndex = at;
  const match = header.exec(text);
  if (!match || !isMasked(match[1] ?? '')) return undefined;
  const begin = at + match[0].length;
  const next = text.indexOf('-----BEGIN ', begin);
  const body = text.slice(begin, Math.min(begin + longestBlock, next < 0 ? text.length : next));
  const end = /-----END [A-Z0-9 ]{0,64}-----/.exec(body);
  return {
    start: at,
    end: end ? begin + end.index + end[0].length : endOfBody(text, begin),
    text: `pem-${mask}`,
    rule,
  };
}

/** Masks the private lines of a PuTTY key. */
export function puttyKey(text: string, at: number): Mask | undefined {
  const lines = /private-lines: ?\d{1,3}(?:\r?\n|\\n)((?:[ \t]{0,32}[A-Za-z0-9+/=]{4,128}(?:\r?\n|\\n|$))+)/iy;
  lines.lastIndex = at;
  const [found, body] = lines.exec(text.slice(0, at + longestBlock)) ?? [];
  if (found === undefined || body === undefined) return undefined;
  const end = at + found.length;
  const start = end - body.length + (/^[ \t]*/.exec(body)?.[0].length ?? 0);
  return { start, end: end - (/(?:\r?\n|\\n)?$/.exec(body)?.[0].length ?? 0), text: `key-${mask}`, rule: 'putty-key' };
}

/** The end of what reads as base64 and headers, line by line, quoted or not. */
function endOfBody(text: string, from: number): number {
  const body =
    /(?:(?:\\+[nr]|\s|[#>|*"'+,-])*(?:[A-Za-z0-9+/=]{20,76}|(?:Proc-Type|DEK-Info|Version|Comment):[^\n\\]{0,80}))*(?:(?:\\+[nr]|\s){1,8}[A-Za-z0-9+/=]{1,76}(?=["'\\\s]|$))?/y;
  body.lastIndex = from;
  return from + (body.exec(text.slice(0, from + longestBlock))?.[0].length ?? 0);
}
