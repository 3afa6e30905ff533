import type { ScrubberConfig, ScrubReport, ScrubSummary } from '@flarewire/schemas';

/** What of the configuration's `scrubber` a scrubber needs. */
export type ScrubberOptions = Pick<ScrubberConfig, 'rules'> &
  Partial<Pick<ScrubberConfig, 'keys' | 'patterns' | 'certificates' | 'timeLimit'>>;

/** The key of the tags that masks end in; without one they have none. The rule set `datadog` never has tags. */
export type PseudonymKey = Uint8Array;

export interface ScrubOptions {
  signal?: AbortSignal;
}

/** Keeps secrets out of one flare: it counts what it masks and remembers it, in memory alone. */
export interface Scrubber {
  readonly ruleSet: ScrubberOptions['rules'];
  /** How many large files it scrubs side by side. */
  readonly atOnce: number;
  /**
   * Scrubs one file in constant memory. Its name decides whether structure is looked at (YAML, JSON, gzip). A piece is good until the
   * next is asked for, and chunks of the source are taken over.
   *
   * @throws FlareError `scrub_failed` where it cannot be sure: the file must then be left out, and named to `quarantine`.
   */
  scrub(name: string, source: AsyncIterable<Uint8Array>, options?: ScrubOptions): AsyncIterable<Uint8Array>;
  /**
   * The second pass over a scrubbed file, before it enters the archive:
   * masks the values that other files of this flare have shown to be secret.
   *
   * @throws FlareError `scrub_failed`, as `scrub`.
   */
  sweep(name: string, source: AsyncIterable<Uint8Array>, options?: ScrubOptions): AsyncIterable<Uint8Array>;
  /** Scrubs one line: a URL, a log line, an error's text, a single value. */
  line(text: string): string;
  /** The like for what is shown meanwhile, as in progress: nothing of it is counted or learned. */
  shown(text: string): string;
  /** Notes a file that was left out, for the report. The reason may not hold content of the file. */
  quarantine(name: string, reason: string): void;
  summary(): ScrubSummary;
  report(): ScrubReport;
  /** The secrets found in this flare so far, for the gate. They may not leave memory. */
  learned(): Iterable<string>;
}
