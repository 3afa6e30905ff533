import type { StudiedProfile } from '../summary/weigh.ts';

export interface VetOptions {
  /** What is vetted, for messages: a URL. */
  what: string;
  /** File with the bytes as they were downloaded. */
  from: string;
  /** File that may be written to, should scrubbing change them. Temporary files are made beside it. */
  to: string;
  maxBytes: number;
  scrub: (text: string) => string;
  /** Is shown a pprof profile that is sound, its texts scrubbed; it is gone when this has resolved. */
  study?: (profile: StudiedProfile) => Promise<void>;
  signal: AbortSignal;
}

export interface Vetted {
  /** The file whose bytes may leave: `from` or `to`. */
  file: string;
}
