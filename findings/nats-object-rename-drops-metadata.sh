#!/usr/bin/env bash
# Guess: objects.update('a', { name: 'b' }) gives the object another name and leaves the rest; a watcher is told that `a` is gone; a link to
#   the object leads to it as before.
# Seen: update() sets what it is given and clears what it is not: description and metadata are lost, headers stay. Of the old name a watcher
#   hears nothing, and an index made from watch() has both for ever. A link names a name: it gives null from then on. Whoever renames reads
#   info() first and hands everything back.
# Version: @nats-io/obj, @nats-io/jetstream and @nats-io/transport-node 3.4.0, nats-server 2.9.10 (Debian 12) and 2.15.1. Date: 2026-11-29.
set -euo pipefail
command -v nats-server >/dev/null || { apt-get update -qq && apt-get install -qq --yes nats-server >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @nats-io/jetstream@3.4.0 @nats-io/obj@3.4.0 @nats-io/transport-node@3.4.0
touch log
nats-server --addr 127.0.0.1 --port -1 --jetstream --store_dir "$folder" --ports_file_dir "$folder" 2>log &
server=$!
until grep --quiet 'Server is ready' log && [ -s nats-server_*.ports ]; do sleep 0.1; done
cat >rename.mjs <<'JS'
import { jetstream } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { connect, headers } from '@nats-io/transport-node';

const nc = await connect({ servers: process.argv[2] });
const objects = await new Objm(jetstream(nc)).create('archives', { storage: 'memory' });
const own = headers();
own.set('Case', '4242');
const meta = { name: 'a', description: 'of web-1', metadata: { case: '4242' }, headers: own };
await objects.putBlob(meta, new TextEncoder().encode('content'));
await objects.link('link', await objects.info('a'));
const told = [];
const watch = await objects.watch({ includeHistory: true });
const listening = (async () => {
  for await (const info of watch) {
    if (info.name === 'last') return;
    told.push(`${info.name}${info.deleted ? ' deleted' : ''}`);
  }
})();
await objects.update('a', { name: 'b' });
await objects.putBlob({ name: 'last' }, new Uint8Array(1));
await listening;
const { size, description, metadata, headers: kept } = await objects.info('b');
const old = await objects.info('a');
const linked = await objects.getBlob('link');
const seen = { size, description, metadata, header: kept?.get('Case'), old, told: told.join(', '), linked };
console.log(seen);
await nc.close();
const text = '{"size":7,"description":"","metadata":{},"header":"4242","old":null,"told":"a, link, b","linked":null}';
process.exit(JSON.stringify(seen) === text ? 0 : 1);
JS
node rename.mjs "$(grep --only-matching '127.0.0.1:[0-9]*' nats-server_*.ports)"
