import { mask, type Mask } from '../rule.ts';
import { isGenerated } from '../value/secret-values.ts';

/** Steps of a path behind which a link has its token. */
export const pathHints = [
  '/reset/',
  '/reset-password/',
  '/magic/',
  '/magic-link/',
  '/invite/',
  '/invitation/',
  '/verify/',
  '/confirm/',
  '/activate/',
  '/unsubscribe/',
  '/share/',
  '/hooks/',
  '/calendar/',
];

/** Masks the token of a link that was mailed: `/password/reset/9f86…`. */
export function pathToken(text: string, at: number): Mask | undefined {
  const step = text.indexOf('/', at + 1) + 1;
  const part = /(?:[\w-]{1,40}\/){0,2}(?:[a-z0-9]{1,8}-)?([\w-]{24,512})/y;
  part.lastIndex = step;
  const match = part.exec(text);
  const token = match?.[1];
  if (!match || token === undefined || !(isGenerated(token) || /^[0-9a-f]{32,}$/i.test(token))) return undefined;
  const end = step + match[0].length;
  return { start: end - token.length, end, text: mask, rule: 'path-token', learn: token };
}
