import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, suite, test } from 'node:test';
import { followStream, type StreamListener } from './follow-stream.ts';

class FakeSource extends EventTarget {
  readonly CLOSED = 2;
  readyState = 1;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
  }
  close() {
    this.readyState = 2;
  }
  say(name: string, data: unknown, lastEventId = '') {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }));
  }
  fail(readyState: number) {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
}

suite('followStream()', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  function follow(after = 7) {
    const sources: FakeSource[] = [];
    const heard: unknown[] = [];
    const stop = new AbortController();
    const listener: StreamListener = {
      event: ({ name, seq }) => heard.push([name, seq]),
      aside: (name, data) => heard.push([name, data]),
      connection: (state) => heard.push(state),
      reset: () => heard.push('reset'),
    };
    followStream(listener, {
      open(url) {
        const source = new FakeSource(url);
        sources.push(source);
        return source as unknown as EventSource;
      },
      after: () => after,
      signal: stop.signal,
      silence: 1000,
      pause: 100,
    });
    return { sources, heard, stop };
  }

  test('asks for what comes after the last event known', () =>
    assert.equal(follow(7).sources[0]!.url, '/api/events?after=7'));
  test('gives each event its number', () => {
    const { sources, heard } = follow();
    sources[0]!.say('flare.created', {}, '8');
    assert.deepEqual(heard, [['flare.created', 8]]);
  });
  test('is live once all that was missed has come', () => {
    const { sources, heard } = follow();
    sources[0]!.say('caught-up', {});
    assert.deepEqual(heard, ['live']);
  });
  test('leaves it to the browser to connect again', () => {
    const { sources, heard } = follow();
    sources[0]!.fail(0);
    mock.timers.tick(200);
    assert.equal(sources.length, 1);
    assert.deepEqual(heard, ['lost']);
  });
  test('opens a new stream after a pause where the browser gives up', () => {
    const { sources } = follow();
    sources[0]!.fail(2);
    mock.timers.tick(99);
    assert.equal(sources.length, 1);
    mock.timers.tick(1);
    assert.equal(sources.length, 2);
  });
  test('takes a stream that is silent for dead', () => {
    const { sources, heard } = follow();
    mock.timers.tick(900);
    sources[0]!.say('services', {});
    mock.timers.tick(900);
    assert.equal(sources.length, 1);
    mock.timers.tick(100);
    assert.equal(sources.length, 2);
    assert.equal(sources[0]!.readyState, 2);
    assert.equal(heard.at(-1), 'lost');
  });
  test('is told when the stream is another one', () => {
    const { sources, heard } = follow();
    sources[0]!.say('reset', {});
    assert.deepEqual(heard, ['reset']);
  });
  test('closes with its signal, and opens no other', () => {
    const { sources, stop } = follow();
    stop.abort();
    mock.timers.tick(5000);
    assert.equal(sources.length, 1);
    assert.equal(sources[0]!.readyState, 2);
  });
});
