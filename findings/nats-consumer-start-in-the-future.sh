#!/usr/bin/env bash
# Guess: a consumer with opt_start_time in an hour gives nothing before that, and one with opt_start_seq 10 gives no message below 10, on
#   every nats-server.
# Seen: a start time that is yet to come means "from now on": the next message is delivered at once. And a start sequence behind the end of
#   the stream depends on the server: 2.9.10 goes back to the end, and gives 6 after 5; 2.15.1 waits for 10, with num_pending 0 and no word.
#   So a follower that comes back with its last sequence to a stream that was made anew reads on with the one and stands still with the
#   other.
# Version: nats-server 2.9.10 (Debian 12) and 2.15.1 (Debian testing), @nats-io/jetstream and @nats-io/transport-node 3.4.0. Date:
#   2026-11-29.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
"$(dirname "$0")/../tools/ci/unpack-newer.sh" "$folder" testing nats-server
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/transport-node@3.4.0
cat >start.mjs <<'JS'
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const manager = await jetstreamManager(nc);
const js = jetstream(nc);
await manager.streams.add({ name: 'EVENTS', subjects: ['events'], storage: 'memory' });
const publish = async (times) => {
  for (let n = 0; n < times; n++) await js.publish('events');
};
await publish(5);
const opt_start_time = new Date(Date.now() + 3_600_000).toISOString();
const starts = [
  { deliver_policy: 'by_start_time', opt_start_time },
  { deliver_policy: 'by_start_sequence', opt_start_seq: 10 },
];
const read = async (start, n) => {
  const durable_name = `c${n}`;
  await manager.consumers.add('EVENTS', { durable_name, ack_policy: 'none', ...start });
  return js.consumers.get('EVENTS', durable_name);
};
const consumers = await Promise.all(starts.map(read));
await publish(6);
const seen = [];
for (const consumer of consumers) seen.push((await consumer.next({ expires: 1000 }))?.seq);
console.log(`nats-server ${nc.info.version}, 5 messages stored: start in an hour gives ${seen[0]}, start at 10 gives ${seen[1]}`);
await nc.close();
process.exit(`${seen}` === process.argv[3] ? 0 : 1);
JS
try() {
  mkdir "$2"
  touch "$2/log"
  "$1" --addr 127.0.0.1 --port -1 --jetstream --store_dir "$2" --ports_file_dir "$folder/$2" 2>"$2/log" &
  server=$!
  until grep --quiet 'Server is ready' "$2/log" && [ -s "$2"/nats-server_*.ports ]; do sleep 0.1; done
  node start.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' "$2"/nats-server_*.ports)" "$3"
  kill "$server"
  wait "$server" || true
}
try nats-server old 6,6
try usr/sbin/nats-server new 6,10
