import { basicLoginOf } from '@flarewire/schemas/basic-login';

/** Headers of every request, as a Go client sends them: with the credentials of the URL, where it has some. */
export function requestHeaders(url: string): Record<string, string> {
  const login = basicLoginOf(url);
  return { 'User-Agent': 'Go-http-client/1.1', ...(login === undefined ? {} : { Authorization: login }) };
}

const loginInUrl = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*@)/i;

/** A URL that may be kept: without credentials. */
export function withoutLogin(url: string): string {
  return url.replace(loginInUrl, '$1');
}

/** A URL with the credentials of another one of the same origin, which `withoutLogin` took out of it. */
export function withLoginOf(other: string, url: string): string {
  const [, , given] = loginInUrl.exec(other) ?? [];
  if (given === undefined || loginInUrl.test(url) || new URL(other).origin !== new URL(url).origin) return url;
  return url.replace('://', () => `://${given}`);
}

/** A URL that may be shown: without credentials and query. */
export function displayUrl(url: string): string {
  return withoutLogin(url).replace(/[?#].*$/s, '');
}
