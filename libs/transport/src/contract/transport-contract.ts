import { after, suite } from 'node:test';
import { artifactContract } from './artifact-contract.ts';
import { consumeContract } from './consume-contract.ts';
import { durableContract } from './durable-contract.ts';
import { recordContract } from './record-contract.ts';
import { serveContract } from './serve-contract.ts';
import { shareContract } from './share-contract.ts';
import type { Subject } from './subject.ts';
import { tailContract } from './tail-contract.ts';

/** The one contract that every transport keeps. Closes the subject at its end. */
export function transportContract(name: string, subject: Subject): void {
  suite(name, { timeout: 60_000 }, async () => {
    after(() => subject[Symbol.asyncDispose]());
    const { artifacts } = await subject.open();
    suite('publishing and consuming', () => consumeContract(() => subject));
    suite('durable consumers', () => durableContract(() => subject));
    suite('sharing work and closing', () => shareContract(() => subject));
    suite('requests', () => serveContract(() => subject));
    suite('tail and progress', () => tailContract(() => subject));
    suite('records', () => recordContract(() => subject));
    suite('artifacts', () => artifactContract(() => artifacts));
  });
}
