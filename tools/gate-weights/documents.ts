import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A document of a package: texts that begin alike are one. */
export interface Document {
  file: string;
  text: string;
  /** The weights are learned from every second package; what they are worth is measured on the others. */
  isLearned: boolean;
}

/** The documentation and type declarations of the packages that the lock file pins; others made it, and nothing in it is secret. */
export function* documents(root: string): Generator<Document> {
  const seen = new Set<string>();
  for (const file of globSync('node_modules/**/*.{md,d.ts}', { cwd: root }).toSorted()) {
    const text = readFileSync(path.join(root, file), 'latin1');
    const beginning = text.slice(0, 2_000);
    if (seen.has(beginning)) continue;
    seen.add(beginning);
    const name = /(?:@[^/]+\/)?[^/]+/.exec(file.slice(file.lastIndexOf('node_modules/') + 'node_modules/'.length))![0];
    yield { file, text, isLearned: createHash('sha256').update(name).digest()[0]! % 2 === 0 };
  }
}
