import { randomBytes } from 'node:crypto';

const pattern = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The W3C traceparent of the next hop: the same trace with a new span, or a new sampled trace where there is none
 * to go on from.
 */
export function nextTraceparent(parent?: string): string {
  const span = randomBytes(8).toString('hex');
  if (!parent || !pattern.test(parent)) return `00-${randomBytes(16).toString('hex')}-${span}-01`;
  const [, trace, , flags] = parent.split('-');
  return `00-${trace}-${span}-${flags}`;
}
