import { Transform } from 'node:stream';

const mostHeld = 2 ** 20;
const lineFeed = 0x0a;

/**
 * Passes bytes on in whole lines, so that what else is written between does not cut one in two: neither part of a secret
 * would be known as one. Of a line longer than 1 MiB it passes on what has come.
 */
export function wholeLines(): Transform {
  let held: Buffer[] = [];
  let heldBytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const end = heldBytes + chunk.length > mostHeld ? chunk.length : chunk.lastIndexOf(lineFeed) + 1;
      if (end > 0) {
        this.push(Buffer.concat([...held, chunk.subarray(0, end)]));
        [held, heldBytes] = [[], 0];
      }
      if (end < chunk.length) held.push(chunk.subarray(end));
      heldBytes += chunk.length - end;
      done();
    },
    flush(done) {
      done(null, Buffer.concat(held));
    },
  });
}
