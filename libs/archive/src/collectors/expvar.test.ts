import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { makeFlare } from '../flare.fixture.ts';
import { listen } from '../http.fixture.ts';

// What expvar of Go 1.19 answers for two variables with NaN in them, one of them an expvar.Func
const withNaN =
  '{\n"cache": ,\n"cmdline": ["app","{"],\n"limits": {"rss": NaN, "n": 2},\n"ratio": NaN,\n"requests": 7\n}\n';

const collect = async (body: string) => {
  await using server = await listen((_, response) => response.end(body));
  return await makeFlare({ collect: [{ expvar: `${server.url}/debug/vars`, into: 'expvar/' }] });
};

suite('expvar', () => {
  test('keeps each variable where one is no JSON, and that one as Go wrote it', async () => {
    const { files, row } = await collect(withNaN);
    assert.equal(files['expvar/cmdline'], '- app\n- "{"\n');
    assert.equal(files['expvar/limits'], '{"rss": NaN, "n": 2}\n');
    assert.equal(files['expvar/ratio'], 'NaN\n');
    assert.equal(files['expvar/requests'], '7\n');
    assert.equal(row('expvar/cache')?.state, 'empty');
  });

  test('keeps all digits of a whole number, such as a time in nanoseconds', async () => {
    const { files } = await collect(
      '{"memstats": {"LastGC": 1796083200123456789, "Frees": 12, "GCCPUFraction": 0.25}}',
    );
    assert.equal(files['expvar/memstats'], 'LastGC: 1796083200123456789\nFrees: 12\nGCCPUFraction: 0.25\n');
  });

  test('says so where the answer is something else, or ends early', async () => {
    for (const body of ['<html>\n"a": 1\n</html>\n', withNaN.slice(0, -5), '{\n}}\n', '7']) {
      const { rows } = await collect(body);
      assert.ok(
        rows.some(({ state, reason }) => state === 'failed' && reason === 'did not answer with JSON'),
        body,
      );
    }
  });
});
