#!/usr/bin/env bash
# Guess: to renew a token, take its claims without `exp` and sign them again: `jwt.sign(claims, key, { expiresIn: '1h' })` of the npm package
#   jsonwebtoken is valid for an hour from now, as `setExpirationTime('1h')` of jose is.
# Seen: it counts from the `iat` among the claims, that of the first token: what is renewed after two hours has expired an hour ago, and what is
#   renewed in time has the end of the old one. sign() says nothing; the user is logged out when the first token ends. `iat` has to go
#   as well as `exp`. And of expiresIn '3600' a text of digits is milliseconds: four seconds; 3600 as a number is an hour.
# Version: jsonwebtoken 9.0.3, jose 6.2.18, Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent jsonwebtoken@9.0.3 jose@6.2.18
cat >renew.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { decodeJwt, SignJWT } from 'jose';
import jwt from 'jsonwebtoken';

const key = 'k'.repeat(32);
const now = Math.floor(Date.now() / 1000);
const { exp, ...claims } = jwt.decode(jwt.sign({ sub: 'user', iat: now - 7200 }, key, { expiresIn: '1h' }));
const minutesLeft = (token) => Math.round((decodeJwt(token).exp - now) / 60);
const byJose = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h');
const seen = {
  jsonwebtoken: minutesLeft(jwt.sign(claims, key, { expiresIn: '1h' })),
  'jsonwebtoken without iat': minutesLeft(jwt.sign({ sub: claims.sub }, key, { expiresIn: '1h' })),
  jose: minutesLeft(await byJose.sign(new TextEncoder().encode(key))),
  "'3600'": minutesLeft(jwt.sign({ sub: claims.sub }, key, { expiresIn: '3600' })),
  3600: minutesLeft(jwt.sign({ sub: claims.sub }, key, { expiresIn: 3600 })),
};
console.log('minutes left', seen);
deepEqual(seen, { 3600: 60, jsonwebtoken: -60, 'jsonwebtoken without iat': 60, jose: 60, "'3600'": 0 });
JS
node renew.mjs
