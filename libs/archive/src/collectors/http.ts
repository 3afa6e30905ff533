import type { HttpCollector } from '@flarewire/schemas';
import type { Collector } from './collector.ts';
import { answeredAndAdvice, httpGet } from './http-get.ts';
import { limitsOf } from './limits.ts';

/** What an HTTP endpoint answers to a GET. */
export const http: Collector<HttpCollector> = {
  async *plan({ http: url, into, tokenFile, ca, verify, ...limits }) {
    const path = into.endsWith('/') ? into + nameOf(new URL(url)) : into;
    yield {
      ...limitsOf(limits),
      path,
      source: 'http',
      rank: 'state',
      read: ({ signal, report }) => {
        const onStatus = (status: number) => report({ state: 'failed', reason: answeredAndAdvice(status) });
        return httpGet({ url, tokenFile, ca, verify, signal, onStatus, inWords: answeredAndAdvice });
      },
    };
  },
};

function nameOf(url: URL): string {
  return url.pathname.split('/').findLast((name) => name !== '') ?? url.hostname;
}
