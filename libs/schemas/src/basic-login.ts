import { withoutEscapes } from './percent.ts';

/** The login in a URL as the value of HTTP's `Authorization` (RFC 7617), which no client here sends by itself; `undefined`: it has none. */
export function basicLoginOf(url: string): string | undefined {
  const { username, password } = new URL(url);
  if (username === '' && password === '') return undefined;
  return `Basic ${Buffer.from(`${withoutEscapes(username)}:${withoutEscapes(password)}`).toString('base64')}`;
}
