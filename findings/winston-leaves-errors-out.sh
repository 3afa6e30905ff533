#!/usr/bin/env bash
# Guess: `logger.error(error)` and `logger.error({ error })` of winston, with its JSON format, write the message and the stack, and a field
#   `message` of an object that goes along is a field, or replaces the message.
# Seen: `logger.error(new Error('refused'))` writes {"level":"error"} and nothing else, `{ error }` writes "error":{}. With a text before it the
#   error comes, but its message is glued to the text ("upload failed refused"), so that nobody finds the text by equality any more; every
#   other object with a `message`, an event of a broker say, does the same. format.errors({ stack: true }) mends the first alone.
# Version: winston 3.19.0, Node 20.20.2. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent winston@3.19.0
cat >errors.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { Writable } from 'node:stream';
import winston from 'winston';

const { json, errors, combine } = winston.format;
/** The line that this format writes, with no stack but whether there is one. */
const written = async (format, ...args) => {
  let text = '';
  const stream = new Writable({ write: (part, _, done) => done(void (text += part)) });
  const logger = winston.createLogger({ format, transports: [new winston.transports.Stream({ stream })] });
  logger.error(...args);
  await new Promise((resolve) => logger.end(resolve));
  const { stack, level, ...fields } = JSON.parse(text);
  return stack ? { ...fields, stack: true } : fields;
};
const refused = () => new Error('refused');
const seen = {
  error: await written(json(), refused()),
  field: await written(json(), 'upload failed', { error: refused() }),
  behind: await written(json(), 'upload failed', refused()),
  event: await written(json(), 'event read', { message: 'order 7 stored', id: 7 }),
  errors: await written(combine(errors({ stack: true }), json()), refused()),
  'errors, field': await written(combine(errors({ stack: true }), json()), 'upload failed', { error: refused() }),
};
console.log(seen);
deepEqual(seen, {
  error: {},
  field: { message: 'upload failed', error: {} },
  behind: { message: 'upload failed refused', stack: true },
  event: { message: 'event read order 7 stored', id: 7 },
  errors: { message: 'refused', stack: true },
  'errors, field': { message: 'upload failed', error: {} },
});
JS
node errors.mjs
