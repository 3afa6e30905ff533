import { isPlaceholder } from '../value/plain-values.ts';
import { isGenerated } from '../value/secret-values.ts';
import { isAlphanumeric, mask, type Mask } from '../rule.ts';

const longestAuthority = 2_048;
const endOfUri = /[\s"'`<>|]|\\[nrt"']/;
const atSign = 64;
const endsUri = Uint8Array.from({ length: 256 }, (_, code) =>
  ' \t\r\n"\'`<>|'.includes(String.fromCharCode(code)) ? 1 : 0,
);
const beforeUser = new Set(Buffer.from(' \t\r\n"\'`/=<>|,;({'));

/** Whether an "@" stands behind `://`, before anything that ends a URI. */
export function mayHaveUser(bytes: Uint8Array, at: number): boolean {
  const bound = Math.min(bytes.length, at + longestAuthority + 3);
  for (let place = at + 3; place < bound; place += 1) {
    if (bytes[place] === atSign) return true;
    if (endsUri[bytes[place]!] === 1) return false;
  }
  return false;
}

/** Masks the password, or a lone token, before the "@" of a URI whose `://` stands at `at`. */
export function uriPassword(text: string, at: number): Mask | undefined {
  const start = at + 3;
  const end = endOfRun(text, start);
  const run = text.slice(start, end);
  const lastAt = start + run.lastIndexOf('@');
  if (lastAt <= start) return undefined;
  const sign = run.search(/[:/?#]/);
  const colon = start + sign;
  if (sign < 0 || colon > lastAt) return loneToken(text, at, start, lastAt);
  if (text[colon] !== ':' || isPort(text, colon)) return beforeFirstSlash(text, at, start, colon);
  const password = text.slice(colon + 1, lastAt);
  if (noPassword.test(password) && isKey(text.slice(start, colon))) return masked(text, start, colon, 'uri-token');
  return masked(text, colon + 1, lastAt, 'uri-password');
}

/** What stands before a lone name and its host: `sip:1001@pbx:5060`. */
const isLabel = /^(?:mailto|sips?|tel|xmpp|acct|im|pres|h323)$/i;

/** Masks the password of `user:password@host:port` without a scheme; the "@" stands at `at`. */
export function dsnPassword(text: string, at: number, floor: number): Mask | undefined {
  const host =
    /(?!sha\d|md5)(?:[A-Za-z][\w.-]{0,252}|\[[0-9a-fA-F:]{2,45}\]|\d{1,3}(?:\.\d{1,3}){3})(?::(?:\d(?!:)|port)|\/|\()/y;
  host.lastIndex = at + 1;
  if (!host.test(text)) return undefined;
  let start = at;
  const lowest = Math.max(floor, at - 256);
  while (start > lowest && !beforeUser.has(text.charCodeAt(start - 1))) start -= 1;
  const [credentials, user] = /^([\w.+-]{1,64}):(?!\/)/.exec(text.slice(start, at)) ?? [];
  if (!credentials || isLabel.test(user ?? '') || at - start <= credentials.length) return undefined;
  return masked(text, start + credentials.length, at, 'dsn-password');
}

/** What stands for a password where the user's name is the key. */
const noPassword = /^(?:|\*{2,}|x|x-oauth-basic|api_?token|none)$/i;

function isKey(user: string): boolean {
  return isGenerated(user) || /^[0-9a-f]{20,}$/i.test(user);
}

function masked(text: string, start: number, end: number, rule: string): Mask | undefined {
  const password = text.slice(start, end);
  if (isPlaceholder(password) || password.includes(mask) || /^<[^>]*>$|^@[A-Z_]{2,32}$|^\*\*$/.test(password))
    return undefined;
  return { start, end, text: mask, rule, learn: password };
}

/** `https://token@host`, `vless://uuid@host`: over HTTP and to tunnels a lone user is a token; elsewhere, as in `ssh://git@host`, it is a name. */
function loneToken(text: string, at: number, start: number, end: number): Mask | undefined {
  const isHttp = /(?:https?|nats|tls)$|(?<![a-z])(?:vless|vmess|trojan|ssr?|hy2|hysteria2?|tuic)$/i.test(
    text.slice(Math.max(0, at - 12), at),
  );
  const user = text.slice(start, end);
  return isHttp && !/^(?:git|user|admin|root|me|www|anonymous)$/i.test(user)
    ? masked(text, start, end, 'uri-token')
    : undefined;
}

/** A port and a path may hold an "@" as well: only one before the first slash is the host's. */
function beforeFirstSlash(text: string, at: number, start: number, colon: number): Mask | undefined {
  if (text[colon] === ':') return undefined;
  const lastAt = start + text.slice(start, colon).lastIndexOf('@');
  return lastAt > start ? loneToken(text, at, start, lastAt) : undefined;
}

function isPort(text: string, colon: number): boolean {
  const port = /:\d{1,5}(?=[/?#]|[^\w@%!$&*+~.^-]|$)/y;
  port.lastIndex = colon;
  return port.test(text);
}

/** The end of the characters that a URI may have; a second URI behind a comma begins anew. */
function endOfRun(text: string, start: number): number {
  const run = text.slice(start, start + longestAuthority);
  const end = run.search(endOfUri);
  const own = end < 0 ? run : run.slice(0, end);
  const next = own.indexOf('://');
  if (next < 0) return start + own.length;
  let scheme = next;
  while (scheme > 0 && isAlphanumeric(own.charCodeAt(scheme - 1))) scheme -= 1;
  return start + scheme;
}
