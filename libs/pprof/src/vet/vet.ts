import type { Profile } from 'pprof-format';
import type { Kind } from '../kinds.ts';
import { vetGoroutines } from './vet-goroutines.ts';
import { vetPprof } from './vet-pprof.ts';
import { vetTrace } from './vet-trace.ts';

export interface VetOptions {
  /** What is vetted, for messages: a URL. */
  what: string;
  /** File with the bytes as they were downloaded. */
  from: string;
  /** File that may be written to, should scrubbing change them. */
  to: string;
  maxBytes: number;
  scrub: (text: string) => string;
}

export interface Vetted {
  /** The file whose bytes may leave: `from` or `to`. */
  file: string;
  /** The scrubbed profile, where it is a pprof one. */
  profile?: Profile;
}

/**
 * Decides whether downloaded bytes are what they should be, and scrubs them.
 * @throws {FlareError} with the code that says what is wrong with them
 */
export function vet(kind: Kind, options: VetOptions): Promise<Vetted> {
  if (kind.format === 'pprof') return vetPprof({ ...options, sampleTypes: kind.sampleTypes });
  return kind.format === 'text' ? vetGoroutines(options) : vetTrace(options);
}
