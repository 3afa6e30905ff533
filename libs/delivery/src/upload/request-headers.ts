import { withoutEscapes } from '@flarewire/schemas/percent';

/** Headers of every request, as a Go client sends them: with the credentials of the URL, where it has some. */
export function requestHeaders(url: string): Record<string, string> {
  const { username, password } = new URL(url);
  const credentials = `${withoutEscapes(username)}:${withoutEscapes(password)}`;
  return {
    'User-Agent': 'Go-http-client/1.1',
    ...(username || password ? { Authorization: `Basic ${Buffer.from(credentials).toString('base64')}` } : {}),
  };
}

/** A URL that may be shown: without credentials and query. */
export function displayUrl(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1').replace(/[?#].*$/s, '');
}
