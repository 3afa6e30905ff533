#!/usr/bin/env bash
# Guess: what the npm package yaml writes, others read as what it was: where a text looks like another type (yes, no, 12:30, 1_000), it stands in
#   quotes, as js-yaml, PyYAML and Go's libraries put it.
# Seen: yaml quotes what is another type in YAML 1.2 ("0777", "1e3"), and those are texts there. PyYAML, Ansible, kubectl and others read YAML 1.1: the
#   country NO is false, the time 12:30:00 is 45000, the id 1_000 is 1000, the mask 0b1 is 1, a day is a date. No reader warns. js-yaml
#   quotes all of these; in yaml it takes `stringify(value, { version: '1.1' })`.
# Version: yaml 2.9.1, js-yaml 5.5.0, PyYAML 6.0 (Debian 12), Node 20 and 24. Date: 2026-12-01.
set -euo pipefail
/usr/bin/python3 -c 'import yaml' 2>/dev/null || { apt-get update -qq && apt-get install -qq --yes python3-yaml >/dev/null; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent yaml@2.9.1 js-yaml@5.5.0
cat >write.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { dump } from 'js-yaml';
import { parse, stringify } from 'yaml';

const texts = ['NO', 'on', '12:30:00', '1_000', '0b1', '2026-12-01', '0777', '1e3'];
const written = { 'js-yaml': dump(texts), yaml: stringify(texts), 'yaml 1.1': stringify(texts, { version: '1.1' }) };
console.log(`yaml reads its own: ${JSON.stringify(parse(written.yaml)) === JSON.stringify(texts)}`);
for (const [name, text] of Object.entries(written)) writeFileSync(`${name}.yaml`, text);
JS
cat >read.py <<'PY'
import yaml
for name in ('js-yaml', 'yaml', 'yaml 1.1'):
    read = yaml.safe_load(open(f'{name}.yaml'))
    print(f'{name}:', ', '.join(value if isinstance(value, str) else f'{type(value).__name__} {value}' for value in read))
PY
seen=$(
  node write.mjs
  /usr/bin/python3 read.py
)
echo "$seen"
[ "$seen" = 'yaml reads its own: true
js-yaml: NO, on, 12:30:00, 1_000, 0b1, 2026-12-01, 0777, 1e3
yaml: bool False, bool True, int 45000, int 1000, int 1, date 2026-12-01, 0777, 1e3
yaml 1.1: NO, on, 12:30:00, 1_000, 0b1, 2026-12-01, 0777, 1e3' ]
