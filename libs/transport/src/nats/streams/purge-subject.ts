import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/nats-core';
import { publishTimeoutMs } from '../events/publish.ts';

/** Since this version a server of a cluster that starts again repeats what it purged, and no more than that. */
const soundSince = '2.9.21';

/** Removes all messages of a subject. */
export type PurgeSubject = (stream: string, subject: string) => Promise<void>;

/** Whether the server that this connection leads to loses, in a cluster, what was stored before a subject was purged. */
export function purgesTooMuch({ info }: Pick<NatsConnection, 'info'>): boolean {
  return info !== undefined && info.version.localeCompare(soundSince, 'en', { numeric: true }) < 0;
}

/**
 * A purge of a subject that takes nothing else along. A server of a cluster that is killed soon after a purge repeats it when it starts
 * again, and nats-server before 2.9.21 then removes all that was stored before it, whatever its subject
 * ([findings](../../../../../findings/nats-cluster-purge-takes-all.sh)). There a mark that takes the place of all messages of the subject is
 * stored instead, as a deletion in a KV bucket is: it stays for as long as the stream keeps anything.
 */
export function createPurge({
  js,
  jsm,
  nc,
  replicas,
}: {
  js: JetStreamClient;
  jsm: JetStreamManager;
  nc: Pick<NatsConnection, 'info'>;
  replicas: number;
}): PurgeSubject {
  return async (stream, subject) => {
    if (replicas === 1 || !purgesTooMuch(nc)) return void (await jsm.streams.purge(stream, { filter: subject }));
    const mark = headers();
    mark.set('Nats-Rollup', 'sub');
    mark.set('KV-Operation', 'PURGE');
    await js.publish(subject, '', { headers: mark, timeout: publishTimeoutMs });
  };
}
