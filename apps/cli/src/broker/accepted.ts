import { errorFrom, type RefusedReply } from '@flarewire/schemas';

/** A reply that is no refusal. @throws {FlareError} what the refusal says */
export function accepted<R extends { status: string }>(reply: R | RefusedReply): Exclude<R, RefusedReply> {
  if (reply.status !== 'refused') return reply as Exclude<R, RefusedReply>;
  throw errorFrom((reply as RefusedReply).error);
}
