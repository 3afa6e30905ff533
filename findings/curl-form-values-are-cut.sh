#!/usr/bin/env bash
# Guess: `curl -F "reason=$text"` sends the text as the value of the field, whatever is in it, as --data-urlencode does.
# Seen: the value is a little language: what stands behind a `;` is dropped, quotes around the first words go with all that follows them, and a
#   text that begins with @ or < names a file, whose content is sent. "disk full; sda failed" arrives as "disk full", with exit status 0.
#   With -F "log=@a,b.log" there is no such file: the comma makes two names. --form-string sends the text as it is.
# Version: curl 7.88.1 (Debian 12), Node 20.20.2. Date: 2026-12-01.
set -euo pipefail
command -v curl >/dev/null || { apt-get update -qq && apt-get install -qq --yes curl >/dev/null; }
folder=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
cat >server.mjs <<'JS'
import { createServer } from 'node:http';
import { Readable } from 'node:stream';

const server = createServer(async (incoming, response) => {
  const form = await new Response(Readable.toWeb(incoming), { headers: incoming.headers }).formData();
  const value = form.get('reason');
  response.end(typeof value === 'string' ? `text [${value}]` : `file [${await value.text()}]`);
}).listen(0, '127.0.0.1', () => console.log(server.address().port));
JS
node server.mjs >port &
server=$!
until [ -s port ]; do sleep 0.1; done
printf 'of a file' >note
printf 'of a log' >a,b.log
send() {
  local answer status=0
  answer=$(curl --silent "$1" "$2" "http://127.0.0.1:$(cat port)") || status=$?
  echo "$1 '$2': $answer, status $status"
}
seen=$(
  send -F 'reason=disk full; sda failed'
  send -F 'reason="disk" of node 7 is full'
  send -F 'reason=@note'
  send -F 'reason=<note'
  send -F 'reason=@a,b.log'
  send --form-string 'reason=@disk "full"; sda failed'
)
curl --version | sed -n 1p | cut -d' ' -f1,2
echo "$seen"
[ "$seen" = "-F 'reason=disk full; sda failed': text [disk full], status 0
-F 'reason=\"disk\" of node 7 is full': text [disk], status 0
-F 'reason=@note': file [of a file], status 0
-F 'reason=<note': text [of a file], status 0
-F 'reason=@a,b.log': , status 26
--form-string 'reason=@disk \"full\"; sda failed': text [@disk \"full\"; sda failed], status 0" ]
