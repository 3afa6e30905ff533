import { isBasicCredentials } from './plain-values.ts';
import { beginsWord, mask, type Mask } from './rule.ts';

/** Masks the token behind `Bearer`, wherever that stands; not the word behind it in a sentence. */
export function bearerToken(text: string, at: number, floor: number): Mask | undefined {
  if (!beginsWord(text, at, floor)) return undefined;
  return credential(
    text,
    at,
    /bearer(?:[ \t]+|%20|["']?[:=]["']?)([\w.~+/=-]{6,8192})/iy,
    'bearer',
    (token) => /[\d._~+/=]/.test(token) || token.length > 20,
  );
}

/** Masks the user and password, in base64, behind `Basic`. */
export function basicCredentials(text: string, at: number, floor: number): Mask | undefined {
  if (!beginsWord(text, at, floor)) return undefined;
  return credential(text, at, /basic(?:[ \t]+|%20)([A-Za-z0-9+/_-]{6,8192}={0,2})/iy, 'basic', isBasicCredentials);
}

/** Masks the literal behind SQL's `IDENTIFIED BY`. */
export function sqlPassword(text: string, at: number): Mask | undefined {
  return credential(
    text,
    at,
    /identified\s{1,8}(?:with\s{1,8}\w{1,64}\s{1,8})?(?:by|as)\s{1,8}(?:password\s{1,8})?\\{0,3}["']([^"'\\\r\n]{1,1024})/iy,
    'sql-password',
    (password) => password !== mask,
  );
}

/** Masks `-u user:password` of curl, `-p` of mysql and sshpass, and `-a` of redis-cli. */
export function commandPassword(text: string, at: number): Mask | undefined {
  const command =
    /(curl|mysql\w*|mariadb|sshpass|redis-cli|wget|http|docker login)\b[^\n]{0,512}?(?:\s(?:-u|--user)[ =]?["']?[\w.@+-]{1,64}:|\s-p[ =]?(?=[^\s-])|\s-a )["']?([^\s"'\\]{1,256})/iy;
  command.lastIndex = at;
  const match = command.exec(text);
  const secret = match?.[2];
  if (!match || secret === undefined || secret.startsWith(mask)) return undefined;
  const end = match.index + match[0].length;
  return { start: end - secret.length, end, text: mask, rule: 'command-password', learn: secret };
}

function credential(
  text: string,
  at: number,
  pattern: RegExp,
  rule: string,
  isSecret: (token: string) => boolean,
): Mask | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const token = match?.[1];
  if (!match || token === undefined || !isSecret(token)) return undefined;
  const end = match.index + match[0].length;
  return { start: end - token.length, end, text: mask, rule, learn: token };
}
