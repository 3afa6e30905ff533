import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FlareError } from '@flarewire/schemas';
import { createLog } from './log.ts';

suite('createLog()', () => {
  function logged(write: (log: ReturnType<typeof createLog>) => void): string {
    const lines: string[] = [];
    write(createLog({ name: 'test', level: 'info', destination: { write: (line: string) => void lines.push(line) } }));
    return lines.join('');
  }

  test('masks secret fields, two levels down too', () => {
    const text = logged((log) =>
      log.info({ token: 'planted-1', agent: { apiKey: 'planted-2', more: { password: 'planted-3' } } }, 'hello'),
    );
    assert.doesNotMatch(text, /planted/);
    assert.match(text, /hello/);
  });

  test('puts the fields of a child on each of its lines', () => {
    assert.match(
      logged((log) => log.child({ flareId: 'f-1' }).info('hello')),
      /"flareId":"f-1"/,
    );
  });

  test('logs an error with its code and its cause', () => {
    const error = new FlareError('archive_failed', 'Cannot make an archive', { cause: new Error('no space left') });
    const text = logged((log) => log.error({ err: error }, 'failed'));
    assert.match(text, /"code":"archive_failed"/);
    assert.match(text, /no space left/);
  });
});
