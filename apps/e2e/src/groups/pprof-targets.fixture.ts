import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { sampleProfiles } from '@flarewire/testing';

/** One server that stands for the processes of many targets. */
export type PprofTargets = AsyncDisposable & {
  /** The pprof endpoint of a target. */
  urlOf: (target: string) => string;
  /** When each target was asked for its CPU profile, in milliseconds since 1970. */
  began: Map<string, number>;
  /** A page that is not answered until the next `release`. */
  stuckUrl: string;
  release: () => void;
};

/** Serves profiles of these many seconds; to ask for one of the targets in `denied` is forbidden. */
export async function startPprofTargets(options: { seconds: number; denied?: string[] }): Promise<PprofTargets> {
  const { seconds, denied = [] } = options;
  const began = new Map<string, number>();
  const stuck: ServerResponse[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/stuck') return void stuck.push(response);
    const [, target = '', name = ''] = /^\/([^/]+)\/debug\/pprof\/([a-z]+)/.exec(request.url ?? '') ?? [];
    if (denied.includes(target)) return void response.writeHead(403).end();
    const profile = sampleProfiles[name as keyof typeof sampleProfiles];
    if (name !== 'profile') return void response.writeHead(200).end(profile);
    began.set(target, Date.now());
    void delay(seconds * 1_000).then(() => response.writeHead(200).end(profile));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    urlOf: (target) => `${url}/${target}/debug/pprof`,
    began,
    stuckUrl: `${url}/stuck`,
    release: () => stuck.splice(0).forEach((response) => response.end('{}')),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
