import type { Profile } from 'pprof-format';

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
