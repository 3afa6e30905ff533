import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { makeFlare, testFolder } from '../../flare.fixture.ts';
import type { Finding } from '../../collect/item.ts';
import { joinParts } from './join-parts.ts';

const time = '2026-11-28T20:15:00.123456789Z';

async function joined(text: string, options: { startsWithin?: boolean; chunk?: number } = {}) {
  const { startsWithin = false, chunk = 1_000 } = options;
  const findings: Finding[] = [];
  const source = async function* () {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  };
  const pieces = await Array.fromAsync(joinParts(source(), { report: (each) => findings.push(each), startsWithin }));
  return { text: Buffer.concat(pieces).toString(), findings };
}

suite('joinParts()', () => {
  test('leaves anything but a container’s log as it is', async () => {
    for (const text of ['', 'one line', 'a\nb\n', `${time} stdout X a\nb`, `${'x'.repeat(3_000)}\n`])
      assert.equal((await joined(text)).text, text);
  });

  test('puts the parts of a line of the Kubernetes runtime interface together', async () => {
    const log = `${time} stdout F whole\n${time} stdout P one, \n${time} stdout P two, \n${time} stdout F three\n`;
    for (const chunk of [1, 7, 1_000])
      assert.equal((await joined(log, { chunk })).text, `${time} stdout F whole\n${time} stdout F one, two, three\n`);
  });

  test('keeps the two outputs apart, whose parts may alternate', async () => {
    const log = `${time} stdout P a\n${time} stderr P 1\n${time} stdout F b\n${time} stderr F 2\n`;
    assert.equal((await joined(log)).text, `${time} stdout F ab\n${time} stderr F 12\n`);
  });

  test('puts the parts of a line of Docker’s json-file together', async () => {
    const record = (log: string) => `${JSON.stringify({ log, stream: 'stdout', time })}\n`;
    const log = record('say "one\\') + record('two\\n') + record('three\n') + record('next\n');
    assert.equal((await joined(log)).text, record('say "one\\two\\nthree\n') + record('next\n'));
  });

  test('restores a character that was cut in two', async () => {
    const bytes = Buffer.from('é');
    const log = Buffer.concat([
      Buffer.from(`${time} stdout P a`),
      bytes.subarray(0, 1),
      Buffer.from(`\n${time} stdout F `),
      bytes.subarray(1),
      Buffer.from('\n'),
    ]);
    const pieces = joinParts(
      (async function* () {
        yield log;
      })(),
      { report: () => {}, startsWithin: false },
    );
    assert.equal(Buffer.concat(await Array.fromAsync(pieces)).toString(), `${time} stdout F aé\n`);
  });

  test('leaves out the rest of a cut line where it begins within a file', async () => {
    const log = `${time} stdout P rest\n${time} stdout F of it\n${time} stdout F whole\n`;
    assert.equal((await joined(log, { startsWithin: true })).text, `${time} stdout F whole\n`);
  });

  test('leaves out what hangs on either side of a cut', async () => {
    const cut = '[... 99 bytes were cut out here ...]\n';
    const log = `${time} stdout F a\n${time} stdout P half\n\n${cut}${time} stdout F half\n${time} stdout F b\n`;
    assert.equal((await joined(log)).text, `${time} stdout F a\n\n${cut}${time} stdout F b\n`);
  });

  test('leaves out a line that is too long to be put together, and says so', async () => {
    const part = 'x'.repeat(16_384);
    const { text, findings } = await joined(
      `${`${time} stdout P ${part}\n`.repeat(80)}${time} stdout F end\n${time} stdout F next\n`,
      { chunk: 65_536 },
    );
    assert.match(
      text,
      /^\S+ stdout F \[\.\.\. a line of more than 1048576 bytes was left out \.\.\.\]\n\S+ stdout F next\n$/,
    );
    assert.equal(findings[0]?.state, 'truncated');
  });

  test('keeps a last line without its end, but not one that the runtime has cut', async () => {
    assert.equal((await joined(`${time} stdout P panic: `)).text, `${time} stdout F panic: \n`);
    const { text, findings } = await joined(`${time} stdout F a\n${time} stdout P ${'x'.repeat(16_384)}\n`);
    assert.equal(text, `${time} stdout F a\n`);
    assert.equal(findings[0]?.state, 'truncated');
  });

  test('lets no secret through that lies on the seam of two parts', async () => {
    const secret = 'hunter2-correct-horse-battery';
    const lead = 'x'.repeat(16_384 - 30);
    await using folder = await testFolder();
    const [one, two] = [`${lead} password=${secret.slice(0, 9)}`, secret.slice(9)];
    await folder.write('cri.log', `${time} stdout P ${one}\n${time} stdout F ${two}\n`);
    const record = (log: string) => `${JSON.stringify({ log, stream: 'stdout', time })}\n`;
    await folder.write('docker-json.log', record(one) + record(`${two}\n`));
    const { files } = await makeFlare({ collect: [{ files: `${folder.path}/*.log`, into: 'logs/' }] });
    for (const name of ['cri.log', 'docker-json.log']) {
      const text = files[`logs/${name}`]!;
      assert.ok(!/hunter2-c|horse-battery/.test(text) && /password=\*{8}/.test(text), name);
    }
  });
});
