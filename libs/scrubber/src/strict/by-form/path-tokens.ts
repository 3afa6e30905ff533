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
  '/webhook/',
  '/webhooks/',
  '/calendar/',
  '/announce',
  '/ticket/',
  '/s/',
  ...[
    'reset',
    'reset-password',
    'verify',
    'confirm',
    'activate',
    'magic',
    'invite',
    'invitation',
    'accept',
    'unsubscribe',
  ].map((step) => `/${step}?`),
];

/** Masks the token of a link that was mailed: `/password/reset/9f86…`. */
export function pathToken(text: string, at: number, floor: number): Mask | undefined {
  if (/^\/announce/i.test(text.slice(at, at + 9))) return announcedKey(text, at, floor);
  if (text[at + 2] === '/') return sharedLink(text, at);
  const mark = /[/?]/g;
  mark.lastIndex = at + 1;
  const step = (mark.exec(text)?.index ?? text.length) + 1;
  if (text[step - 1] === '?') return queriedToken(text, step);
  const isTicket = /^\/ticket\//i.test(text.slice(at, step));
  const part = isTicket
    ? /((?=[a-z]*\d)[\da-f]{16,64})(?![\w-])/y
    : /(?:[\w-]{1,40}\/){0,2}(?:[a-z0-9]{1,8}-)?([\w-]{24,512})/y;
  part.lastIndex = step;
  const match = part.exec(text);
  const token = match?.[1];
  if (!match || token === undefined || !(isTicket || isGenerated(token) || /^[0-9a-f]{32,}$/i.test(token)))
    return undefined;
  const end = step + match[0].length;
  return { start: end - token.length, end, text: mask, rule: 'path-token', learn: token };
}

/** A folder or file that is shared with whoever has the link: `/index.php/s/Qm7RkT2bWx9LpZc/download`. */
function sharedLink(text: string, at: number): Mask | undefined {
  const link = /\/s\/(?=[a-z\d]*[A-Z])(?=[A-Z\d]*[a-z])([A-Za-z\d]{15})(?=\/download\b|[/?]?(?:["'\s]|$))/y;
  link.lastIndex = at;
  const token = link.exec(text)?.[1];
  if (token === undefined) return undefined;
  return { start: at + 3, end: at + 3 + token.length, text: mask, rule: 'path-token', learn: token };
}

/** What tells a tracker who somebody is stands before the last step: `https://tracker.example.org/9f86…/announce`. */
function announcedKey(text: string, at: number, floor: number): Mask | undefined {
  const before = text.slice(Math.max(floor, at - 128), at);
  const key = /:\/\/[^\s/]{1,80}\/(?:[\w.-]{1,16}\/)?([0-9a-f]{20,64}|(?=[a-z]*\d)[a-z\d]{16,64})$/i.exec(before)?.[1];
  return key === undefined
    ? undefined
    : { start: at - key.length, end: at, text: mask, rule: 'path-token', learn: key };
}

/** The token among the parameters of such a link: `/account/reset?uid=7&t=9f86…`. */
function queriedToken(text: string, from: number): Mask | undefined {
  const query = /(?:[^\s"'<>]{0,200}?[&;])?(?:t|k|c|h|tk|tkn|key|code|hash|sig|secret|x)=([\w-]{24,512})/y;
  query.lastIndex = from;
  const match = query.exec(text);
  const token = match?.[1];
  if (!match || token === undefined || !(isGenerated(token) || /^[0-9a-f]{32,}$/i.test(token))) return undefined;
  const end = from + match[0].length;
  return { start: end - token.length, end, text: mask, rule: 'path-token', learn: token };
}
