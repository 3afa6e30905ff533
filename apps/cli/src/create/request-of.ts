import { randomUUID } from 'node:crypto';
import { describeIssues, flareRequest, groupRequest, type FlareRequest, type GroupRequest } from '@flarewire/schemas';
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
  const many = targets === undefined ? {} : { targets: targets.map(selectorOf), atLeast };
  const schema = targets === undefined ? flareRequest : groupRequest;
  const parsed = schema.safeParse({ ...wishes, ...many, ...(asked ? { profile } : {}) });
  if (!parsed.success) throw new UsageError(describeIssues(parsed.error.issues));
  return parsed.data;
}
