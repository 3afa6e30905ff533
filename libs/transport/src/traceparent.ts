import { randomBytes } from 'node:crypto';
import type { Traced } from './port/serve.ts';

const pattern = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The W3C traceparent to pass on: the one that was given, as it is, since a hop is no span of its own; that of a new sampled
 * trace where there is none that can be read.
 */
export function traceparentFrom(given?: string): string {
  if (given && pattern.test(given)) return given;
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}

export const untraced: Traced = ({ given }, answer) => answer(traceparentFrom(given));
