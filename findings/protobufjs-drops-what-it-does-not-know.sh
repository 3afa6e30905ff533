#!/usr/bin/env bash
# Guess: who reads a protobuf message, changes a field and writes it again keeps the fields that his .proto does not have yet: since 3.5 protobuf
#   preserves unknown fields, so an older filter may stand in the way of a newer format.
# Seen: the npm package protobufjs drops them on decode(), with no word: a pprof profile or an OTLP message that passes through a program with
#   an older schema has lost each newer field. @bufbuild/protobuf keeps them.
# Version: protobufjs 8.8.1, @bufbuild/protobuf 2.17.0, Node 20.20.2. Date: 2026-12-01.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts protobufjs@8.8.1 @bufbuild/protobuf@2.17.0
cat >unknown.mjs <<'JS'
import { deepEqual } from 'node:assert/strict';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { StringValueSchema } from '@bufbuild/protobuf/wkt';
import protobuf from 'protobufjs';

const { root } = protobuf.parse(`syntax = "proto3";
  message Older { string value = 1; }
  message Newer { string value = 1; string tenant = 2; }`);
const [Older, Newer] = ['Older', 'Newer'].map((name) => root.lookupType(name));
const sent = Newer.encode(Newer.create({ value: 'cpu', tenant: 'acme' })).finish();
const read = (bytes) => Newer.toObject(Newer.decode(bytes));

const message = Older.decode(sent);
message.value = 'heap';
const protobufjs = read(Older.encode(message).finish());
// google.protobuf.StringValue has the fields of Older.
const other = fromBinary(StringValueSchema, sent);
other.value = 'heap';
const bufbuild = read(toBinary(StringValueSchema, other));
console.log('sent', read(sent), 'and through the older schema', { protobufjs, bufbuild });
deepEqual({ protobufjs, bufbuild }, { protobufjs: { value: 'heap' }, bufbuild: { value: 'heap', tenant: 'acme' } });
JS
node unknown.mjs
