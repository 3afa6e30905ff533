import type { JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { subjectOf } from '@flarewire/schemas';
import type { Durables } from '../../port/durables.ts';
import type { Link } from '../connection/link.ts';
import { messageOf } from '../streams/message-of.ts';
import { streams } from '../names.ts';
import { apiCode, hasApiCode } from '../connection/nats-errors.ts';

/** How long the broker has to give a page of names: in a cluster its first server alone answers. */
const withinMs = 5_000;

/** What the broker answers; in place of an empty list it may say null. */
type Page = { total?: number; consumers?: string[] | null; error?: { code: number; description: string } };

/** The durable consumers of the events, as `Transport.durables` promises. */
export function createDurableList({
  nc,
  jsm,
  link,
}: {
  nc: Pick<NatsConnection, 'request'>;
  jsm: JetStreamManager;
  link: Link;
}): Durables {
  const names = async () => {
    const found: string[] = [];
    for (;;) {
      // The client lists consumers with all that is known of each.
      const payload = JSON.stringify({ offset: found.length });
      const answer = await nc.request(`$JS.API.CONSUMER.NAMES.${streams.events}`, payload, { timeout: withinMs });
      const { total = 0, consumers, error } = answer.json<Page>();
      if (error) throw new Error(error.description);
      if (!consumers?.length) return found;
      found.push(...consumers);
      if (found.length >= total) return found;
    }
  };
  return {
    names: ({ signal } = {}) => link.retry('Cannot list the durable consumers', names, signal),
    forget({ name, event, target }, { signal } = {}) {
      const subject = subjectOf(event, target);
      const forget = async () => {
        if (await messageOf(jsm, streams.events, { last_by_subj: subject })) return false;
        try {
          const info = await jsm.consumers.info(streams.events, name);
          const isIdle = info.num_pending + info.num_ack_pending + info.num_waiting === 0;
          if (!isIdle || info.config.filter_subject !== subject) return false;
          return await jsm.consumers.delete(streams.events, name);
        } catch (error) {
          if (hasApiCode(error, apiCode.consumerNotFound)) return false;
          throw error;
        }
      };
      return link.retry(`Cannot remove the durable consumer "${name}"`, forget, signal);
    },
  };
}
