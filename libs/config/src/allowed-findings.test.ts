import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { allowedFindings } from './allowed-findings.ts';
import { parseConfig } from './load-config.ts';

suite('a settled false alarm', () => {
  const pathsOf = (file: string) =>
    allowedFindings(
      parseConfig(`
targets:
  web:
    collect:
      - { files: "/var/log/web/**/*.log*", into: logs/ }
      - { files: /etc/web.yaml, into: etc/ }
      - { files: /etc/motd, into: motd.txt }
scrubber: { allow: [{ rule: issued-token, file: "${file}" }] }
`),
    ).map((allowed) => allowed.file);

  for (const [what, configured, ...paths] of [
    ['a file that a glob collects', '/var/log/web/2026/a.log', 'logs/2026/a.log'],
    ['the glob itself', '/var/log/web/**/*.log*', 'logs/**/*.log*'],
    ['a file that is collected by its name', '/etc/web.yaml', 'etc/web.yaml'],
    ['a file that has another name in the archive', '/etc/motd', 'motd.txt'],
    ['a file that is not collected', '/etc/passwd', '/etc/passwd'],
    ['a path in the archive', 'web-1/logs/a.log', 'web-1/logs/a.log'],
  ] as const)
    test(`may name ${what}`, () => assert.deepEqual(pathsOf(configured), paths));
});
