#!/usr/bin/env bash
# Guess: workers that take jobs with `for await (const job of await consumer.consume())` share them, and ack_wait is the time that one job may
#   take: with jobs of 0.2 s and an ack_wait of a second none is given out twice.
# Seen: consume() fetches up to 100 messages ahead, and ack_wait runs for each from that moment. The first worker has all 20 in its memory,
#   and an idle one nothing. From the fifth on each is given to the other one while it waits its turn here, and is still done here: 20 jobs
#   are done 40 times and more, the longer the queue the worse, in the middle of which nobody failed. (The late acknowledgements count, so the
#   queue is empty at the end.) With max_messages 1 each is done once, by both in turn. working() helps only the job in hand.
# Version: nats-server 2.9.10 (Debian 12), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date: 2026-12-01.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
nats-server --addr 127.0.0.1 --port -1 --jetstream --store_dir store --ports_file_dir "$folder" 2>log &
server=$!
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >workers.mjs <<'JS'
import { deepEqual, equal, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const { consumers, streams } = await jetstreamManager(nc);
const js = jetstream(nc);
await streams.add({ name: 'jobs', subjects: ['jobs'], retention: 'workqueue', storage: 'memory' });

// Two workers for 20 jobs of 0.2 s: what each has done when the queue is empty
const work = async (name, options) => {
  await consumers.add('jobs', { durable_name: name, ack_policy: 'explicit', ack_wait: 1_000_000_000 });
  for (let n = 0; n < 20; n++) await js.publish('jobs', `${n}`);
  const taking = [];
  const worker = async () => {
    const done = [];
    const jobs = await (await js.consumers.get('jobs', name)).consume(options);
    taking.push(jobs);
    for await (const job of jobs) {
      await sleep(200);
      done.push(job.string());
      job.ack();
    }
    return done;
  };
  const first = worker();
  await sleep(100);
  const second = worker();
  while ((await streams.info('jobs')).state.messages > 0) await sleep(100);
  await sleep(3000);
  for (const jobs of taking) jobs.stop();
  const done = await Promise.all([first, second]);
  await consumers.delete('jobs', name);
  return { 'of the first worker': done[0].length, 'of the second one': done[1].length, different: new Set(done.flat()).size };
};
const ahead = await work('ahead', {});
const single = await work('single', { max_messages: 1 });
console.log(`nats-server ${nc.info.version}, jobs done of 20: consume()`, ahead, 'consume({ max_messages: 1 })', single);
ok(ahead['of the first worker'] + ahead['of the second one'] >= 30);
equal(ahead.different, 20);
deepEqual(single, { 'of the first worker': 10, 'of the second one': 10, different: 20 });
await nc.close();
JS
node workers.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
