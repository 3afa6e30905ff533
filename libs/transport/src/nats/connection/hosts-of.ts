import type { NatsConfig } from '@flarewire/schemas';

/** Host and port alone: a URL may hold a password. */
export function hostsOf({ url }: Pick<NatsConfig, 'url'>): string[] {
  return [url].flat().map((one) => withoutLogin(one).replace(/^[a-z]+:\/\//, ''));
}

/** A URL as it is without `user:password@`, in which a password may have any sign. */
export function withoutLogin(url: string): string {
  return url.replace(/^([a-z]+:\/\/)?.*@/s, '$1');
}
