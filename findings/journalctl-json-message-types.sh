#!/usr/bin/env bash
# Guess: MESSAGE in `journalctl -o json` is a string.
# Seen: it has four types. A line of 4 KiB or more (4088 bytes, beside the field's name) is null, so that the longest, a stack trace on one
#   line or JSON, are lost to whoever ships the journal so; --all keeps them. A line with a colour or another control character but tab, or
#   with a byte that is no UTF-8, is a list of numbers, one a byte, which no search in text finds. And a field that was given twice is a
#   list of both.
# Version: systemd 252 (Debian 12), Node 20.20.2. Date: 2026-11-29.
set -euo pipefail
command -v /lib/systemd/systemd-journal-remote >/dev/null ||
  { apt-get update -qq && apt-get install -qq --yes systemd-journal-remote >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >write.mjs <<'JS'
// An entry of the export format; a field with a control character is written with its length
const field = (text) => {
  const bytes = Buffer.from(text);
  if (!/[^\t -~]/.test(text)) return Buffer.from(`MESSAGE=${text}\n`);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  return Buffer.concat([Buffer.from('MESSAGE\n'), length, bytes, Buffer.from('\n')]);
};
const entries = [['plain'], ['x'.repeat(4087)], ['x'.repeat(4088)], ['\u001b[31mfailed\u001b[0m'], ['one', 'two'], ['two\nlines']];
for (const [n, messages] of entries.entries()) {
  const time = `__REALTIME_TIMESTAMP=${1795960000000000 + n}\n__MONOTONIC_TIMESTAMP=${n + 1}\n_BOOT_ID=${'0'.repeat(31)}1\n`;
  process.stdout.write(Buffer.concat([Buffer.from(time), ...messages.map(field), Buffer.from('\n')]));
}
JS
node write.mjs >journal.export
/lib/systemd/systemd-journal-remote --output=x.journal journal.export 2>/dev/null
cat >types.mjs <<'JS'
import { text } from 'node:stream/consumers';
const lines = (await text(process.stdin)).trim().split('\n');
const typeOf = (value) => (Array.isArray(value) ? `list of ${typeof value[0]}s` : value === null ? 'null' : typeof value);
console.log(lines.map((line) => typeOf(JSON.parse(line).MESSAGE)).join(', '));
JS
read_journal() { journalctl --file=x.journal --quiet --no-pager --output=json "$@" | node types.mjs; }
seen=$(
  echo "plain, 4087 bytes, 4088 bytes, colour, twice, two lines: $(read_journal)"
  echo "with --all: $(read_journal --all)"
)
echo "$seen"
[ "$seen" = 'plain, 4087 bytes, 4088 bytes, colour, twice, two lines: string, string, null, list of numbers, list of strings, string
with --all: string, string, string, list of numbers, list of strings, string' ]
