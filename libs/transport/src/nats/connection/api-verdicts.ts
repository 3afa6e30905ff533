/**
 * What an error code of the JetStream API means for whoever asked.
 * - `full`: the broker, the account or the stream has no room; it may have some later.
 * - `wait`: a cluster elects, catches up or is asked too much, or a stream is being made anew; the same request is repeated until it passes.
 * - `give-up`: only an operator can change it, so a repetition is in vain.
 * - `refuse`: every other code; the caller is told, and may ask again.
 */
export type Verdict = 'full' | 'wait' | 'give-up' | 'refuse';

/** The codes of nats-server's errors.json (2.15), as far as requests of ours can meet them. */
const verdicts: Readonly<Record<Exclude<Verdict, 'refuse'>, readonly number[]>> = {
  full: [
    10_002, // resource limits exceeded for account
    10_023, // insufficient resources
    10_028, // insufficient memory resources available
    10_047, // insufficient storage resources available
    10_077, // maximum messages or bytes exceeded, or the store failed
  ],
  wait: [
    10_004, // incomplete results
    10_005, // no suitable peers for placement
    10_007, // JetStream cluster not assigned to this server
    10_008, // JetStream system temporarily unavailable
    10_009, // JetStream cluster can not handle request
    10_059, // stream not found
    10_118, // stream is offline
    10_119, // consumer is offline
    10_158, // duplicate message id is in process
    10_163, // expected last sequence per subject temporarily unavailable
    10_167, // too many requests
    10_180, // min last sequence
  ],
  'give-up': [
    10_026, // maximum consumers limit reached
    10_027, // maximum number of streams reached
    10_035, // account not found
    10_039, // JetStream not enabled for account
    10_052, // stream configuration invalid
    10_054, // message size exceeds maximum allowed
    10_074, // replicas > 1 not supported in non-clustered mode
    10_097, // header size exceeds maximum allowed of 64k
    10_109, // invalid operation on sealed stream
    10_113, // account requires a stream config to have max bytes set
    10_120, // no JetStream default or applicable tiered limit present
    10_122, // stream max bytes exceeds account limit max stream bytes
    10_185, // JetStream minimum api level required
    10_194, // stream is offline, with a reason that a newer server gives
    10_195, // consumer is offline, with a reason that a newer server gives
  ],
};

/** Decides what an error code of the JetStream API means. */
export function verdictOf(code: number): Verdict {
  const found = Object.entries(verdicts).find(([, codes]) => codes.includes(code));
  return found ? (found[0] as Verdict) : 'refuse';
}
