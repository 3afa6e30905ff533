import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Finding } from '../finding.ts';
import { learnedRule } from './look.ts';
import { inflated } from '../threads/inflated.ts';
import { startScanThread } from '../threads/scan-thread.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** A file on its way into an archive. */
export interface PackedFile {
  name: string;
  /** The file as the archive holds it, deflated. */
  stored: Bytes;
  /** Makes of its content what is looked at in place of that. */
  shown?: ((content: Bytes) => Bytes) | undefined;
}

/** What was found in the files of an archive, as `scanForLearned` and `scanForSecrets` find it there. */
export interface FoundWhilePacked {
  readonly learned: readonly Finding[];
  readonly byRules: readonly Finding[];
}

/** The gate's look at an archive that is being packed. Dispose ends it. */
export interface LookWhilePacked extends AsyncDisposable {
  /** Passes a file on, byte for byte, and has these bytes looked at. */
  readonly through: (file: PackedFile) => AsyncGenerator<Uint8Array>;
  /** What was found in all that went through. @throws where a thread ended, or a file was cut off on its way */
  readonly found: () => Promise<FoundWhilePacked>;
}

/** Pieces of a file that wait for the thread, and files of which it has not said yet what is in them. */
const mostWaiting = { pieces: 2, files: 256 };

/**
 * Looks at the very bytes of an archive while it is made, for known secrets and by rules, in one thread that inflates them.
 * Whoever hashes the archive on its way knows that these are its bytes.
 */
export function lookWhilePacked(learned: Iterable<string>): LookWhilePacked {
  const thread = startScanThread({ learned: [...learned], byRules: true });
  const findings: Finding[] = [];
  const looks = new Set<Promise<void>>();

  /** Until the file before is handed over: the thread takes one at a time. */
  let handedOver: Promise<unknown> = Promise.resolve();

  async function look(name: string, copies: Bytes, shown: PackedFile['shown']): Promise<void> {
    const giving = handedOver.then(() =>
      shown ? thread.give(name, shown(inflated(copies)), false) : thread.give(name, copies, true),
    );
    handedOver = giving.catch(() => {});
    const { found } = await giving;
    findings.push(...(await found).map((each) => ({ file: name, ...each })));
  }

  return {
    async *through({ name, stored, shown }) {
      const copies = new PassThrough({ objectMode: true, highWaterMark: mostWaiting.pieces });
      copies.on('error', () => {});
      const looking = look(name, copies, shown);
      looks.add(looking);
      // One that failed stays, and so fails the whole.
      const over = looking.then(
        () => void looks.delete(looking),
        () => {},
      );
      try {
        for await (const piece of stored) {
          // A copy, as whoever takes the piece may give its memory back.
          const isFull = !copies.destroyed && !copies.write(new Uint8Array(piece));
          const taken = isFull ? Promise.race([once(copies, 'drain'), over]) : undefined;
          yield piece;
          await taken;
        }
        copies.end();
      } finally {
        if (!copies.writableEnded) copies.destroy();
      }
      if (looks.size >= mostWaiting.files) await Promise.race(looks);
    },
    async found() {
      await Promise.all(looks);
      const [known, others] = [true, false].map((isKnown) =>
        findings.filter(({ rule }) => (rule === learnedRule) === isKnown),
      );
      return { learned: known!, byRules: others! };
    },
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  };
}
