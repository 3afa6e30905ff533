import type { NatsConfig } from '@flarewire/schemas';

/** Host and port alone: a URL may hold a password. */
export function hostsOf({ url }: Pick<NatsConfig, 'url'>): string[] {
  return [url].flat().map((one) => withoutLogin(one).replace(/^[a-z]+:\/\//, ''));
}

/** A URL as it is without `user:password@`. */
export function withoutLogin(url: string): string {
  return url.replace(/^([a-z]+:\/\/)?[^/]*@/, '$1');
}
