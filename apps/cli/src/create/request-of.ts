import { randomUUID } from 'node:crypto';
import {
  flareRequest,
  groupRequest,
  inPlainWords,
  type FlareRequest,
  type GroupRequest,
  type SchemaIssue,
} from '@flarewire/schemas';
import { UsageError } from '../command.ts';
import { selectorOf } from '../group/selectors.ts';
import type { CreateFlags } from './create-flags.ts';

/** What is asked for: a flare, or with `--targets` many of them. @throws {UsageError} that says what does not fit */
export function requestOf(flags: CreateFlags, caseId: string | undefined): FlareRequest | GroupRequest {
  const sampling = {
    ...(flags.profileMutex ? { mutexFraction: flags.profileMutexFraction } : {}),
    ...(flags.profileBlocking ? { blockingRate: flags.profileBlockingRate } : {}),
  };
  const { profile: seconds } = flags;
  const asked = seconds !== undefined || Object.keys(sampling).length > 0;
  const profile = seconds === false ? false : { ...sampling, ...(seconds === undefined ? {} : { seconds }) };
  const { email, target, requestId = randomUUID(), destination: destinations, send, preflight } = flags;
  const wishes = { caseId, email, target, requestId, destinations, send, preflight };
  const { targets, atLeast } = flags;
  if (targets === undefined && atLeast !== undefined) throw new UsageError('--at-least goes with --targets');
  if (targets !== undefined && target !== undefined) throw new UsageError('--target does not go with --targets');
  const many = targets === undefined ? {} : { targets: targets.map(selectorOf), atLeast };
  const schema = targets === undefined ? flareRequest : groupRequest;
  const parsed = schema.safeParse({ ...wishes, ...many, ...(asked ? { profile } : {}) });
  if (!parsed.success) throw new UsageError(parsed.error.issues.map(asTyped).join('; '));
  return parsed.data;
}

/** What does not fit, called as a person has typed it. */
function asTyped({ path: [field], message }: SchemaIssue): string {
  const typed = options[String(field)] ?? `--${String(field)}`;
  return `${typed}: ${inPlainWords(message)}`;
}

const options: Record<string, string> = {
  caseId: '[case]',
  requestId: '--request-id',
  destinations: '--destination',
  atLeast: '--at-least',
};
