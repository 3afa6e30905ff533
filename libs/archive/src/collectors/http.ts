import type { HttpCollector } from '@flarewire/schemas';
import { Agent, request } from 'undici';
import { FindingError } from '../finding.ts';
import type { Collector, ReadOptions } from './collector.ts';
import { limitsOf } from './limits.ts';

/** What an HTTP endpoint answers to a GET. Redirects are not followed. */
export const http: Collector<HttpCollector> = {
  async *plan(spec) {
    const limits = limitsOf(spec);
    const path = spec.into.endsWith('/') ? spec.into + nameOf(new URL(spec.http)) : spec.into;
    yield { ...limits, path, source: 'http', rank: 'state', read: (options) => get(spec.http, options) };
  },
};

async function* get(url: string, { signal, report }: ReadOptions): AsyncIterable<Uint8Array> {
  const dispatcher = new Agent({ pipelining: 0 });
  try {
    const { statusCode, body } = await request(url, { dispatcher, signal });
    if (statusCode === 401 || statusCode === 403) throw new FindingError({ state: 'denied', reason: `answered ${statusCode}` });
    if (statusCode === 404) throw new FindingError({ state: 'not-found', reason: 'answered 404' });
    if (statusCode >= 300) report({ state: 'failed', reason: `answered ${statusCode}; the answer is kept` });
    yield* body;
  } finally {
    await dispatcher.destroy();
  }
}

function nameOf(url: URL): string {
  return url.pathname.split('/').findLast((name) => name !== '') ?? url.hostname;
}
