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
});
