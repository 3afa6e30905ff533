import { isBasicCredentials, isSchemeParameter } from '../value/plain-values.ts';
import { beginsWord, mask, type Mask } from '../rule.ts';

/** Masks the token behind `Bearer`, wherever that stands; not the word behind it in a sentence. */
export function bearerToken(text: string, at: number, floor: number): Mask | undefined {
  if (!beginsWord(text, at, floor)) return undefined;
  return credential(
    text,
    at,
    /bearer(?:[ \t]+|%20|["']?[:=]["']?)([\w.~+/=-]{6,8192})/iy,
    'bearer',
    (token) => !isSchemeParameter(token) && (/[\d._~+/=]/.test(token) || token.length > 20),
  );
}

/** Masks the user and password, in base64, behind `Basic`. */
export function basicCredentials(text: string, at: number, floor: number): Mask | undefined {
  if (!beginsWord(text, at, floor)) return undefined;
  return credential(text, at, /basic(?:\\?[ \t]+|%20)([A-Za-z0-9+/_-]{6,8192}={0,2})/iy, 'basic', isBasicCredentials);
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
