import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Token } from './tokens.ts';

const cookieName = 'flarewire';
const hours = 12;

/**
 * A `Set-Cookie` header that keeps somebody signed in for 12 hours. The cookie is signed with what only the token's
 * digest tells: it holds no token, needs no memory of ours, and ends when the token leaves its file.
 */
export function sessionCookie(token: Token, { now, secure }: { now: Date; secure: boolean }): string {
  const claim = `${Buffer.from(token.name).toString('base64url')}.${now.getTime() + hours * 3_600_000}`;
  const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${hours * 3600}${secure ? '; Secure' : ''}`;
  return `${cookieName}=${claim}.${signatureOf(claim, token)}; ${attributes}`;
}

/** Who a request's cookie says is signed in; undefined where there is none, or it is not ours or has expired. */
export function signedIn(request: IncomingMessage, tokens: readonly Token[], now: Date): string | undefined {
  const cookie = request.headers.cookie?.split(/;\s*/).find((each) => each.startsWith(`${cookieName}=`));
  const [name = '', expires = '', signature = ''] = cookie?.slice(cookieName.length + 1).split('.') ?? [];
  if (!(Number(expires) > now.getTime())) return undefined;
  const given = Buffer.from(signature);
  return tokens.find((token) => {
    const expected = Buffer.from(signatureOf(`${name}.${expires}`, token));
    const isTheirs = Buffer.from(token.name).toString('base64url') === name;
    return isTheirs && given.length === expected.length && timingSafeEqual(given, expected);
  })?.name;
}

function signatureOf(claim: string, { digest }: Token): string {
  return createHmac('sha256', digest).update(`flarewire session ${claim}`).digest('base64url');
}
