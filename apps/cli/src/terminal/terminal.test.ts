import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openTerminal } from './terminal.ts';

suite('what is shown on a terminal', () => {
  const written = (isTTY: boolean, show: (terminal: ReturnType<typeof openTerminal>) => void): string => {
    let text = '';
    show(openTerminal({ isTTY, columns: 200, write: (more) => (text += more) }));
    return text;
  };
  const hostile = 'no\u001B[2J need\r\u009B1A \u202Ereverof';
  const spelledOut = 'no\\u001b[2J need\\u000d\\u009b1A \\u202ereverof';

  test('cannot steer it: controls, and marks that turn its direction, are spelled out', () => {
    for (const isTTY of [false, true]) {
      assert.equal(
        written(isTTY, ({ line }) => line(hostile)),
        `${spelledOut}\n`,
      );
      for (const show of ['entry', 'passing'] as const)
        assert.ok(written(isTTY, (terminal) => terminal[show]('flare.cancelled', hostile)).includes(spelledOut), show);
    }
  });

  test('cannot look like an event of its own', () => {
    const text = written(false, ({ entry }) => entry('flare.cancelled', 'by sam: no\n  10:00:00.000  flare.sent'));
    assert.equal(text.split('\n').length, 2);
  });

  test('keeps its words, tabs and lines as they are', () => {
    assert.equal(
      written(false, ({ line }) => line('größer\tthan\n漢字 👩‍💻')),
      'größer\tthan\n漢字 👩‍💻\n',
    );
  });

  test('is made to fit: the bar gives way first, then the time; the figures stay', () => {
    const passing = (columns: number) => {
      let text = '';
      const terminal = openTerminal({ isTTY: true, columns, write: (more) => (text += more) });
      terminal.passing('archiver', `collecting ${'█'.repeat(12)}${'░'.repeat(12)} 3 of 6 items`);
      return text;
    };
    assert.match(passing(100), /^  [\d:.]{12}  archiver {16}collecting █{12}░{12} 3 of 6 items$/);
    assert.match(passing(80), /^  [\d:.]{12}  archiver {16}collecting █{8}░{7} 3 of 6 items$/);
    assert.equal(passing(40), '  archiver collecting 3 of 6 items');
    assert.equal(passing(20).length, 19);
    assert.equal(passing(0).length, 79, 'a terminal that does not know its size');
  });

  test('is made to fit: where figures and what is waited for do not, the latter stays, and is seen to be cut', () => {
    const passing = (columns: number) => {
      let text = '';
      const terminal = openTerminal({ isTTY: true, columns, write: (more) => (text += more) });
      terminal.passing('archiver', `collecting ${'░'.repeat(24)} 0 of 6 items · waiting for varz.json, connz.json`);
      return text;
    };
    assert.equal(passing(71), '  archiver collecting 0 of 6 items · waiting for varz.json, connz.json');
    assert.equal(passing(60), '  archiver waiting for varz.json, connz.json');
    assert.equal(passing(40), '  archiver waiting for varz.json, conn…');
  });

  test('is said once where it is kept, however often it passes', (context) => {
    let time = 0;
    context.mock.method(performance, 'now', () => (time += 5_000));
    const text = written(false, ({ passing }) => {
      for (const amount of ['1 of 3', '1 of 3', '2 of 3']) passing('archiver', amount);
    });
    assert.deepEqual(text.match(/\d of 3/g), ['1 of 3', '2 of 3']);
  });
});
