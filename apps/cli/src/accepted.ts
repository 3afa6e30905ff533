import { FlareError, type RefusedReply } from '@flarewire/schemas';

/** A reply that is no refusal. @throws {FlareError} what the refusal says */
export function accepted<R extends { status: string }>(reply: R | RefusedReply): Exclude<R, RefusedReply> {
  if (reply.status !== 'refused') return reply as Exclude<R, RefusedReply>;
  const { code, message } = (reply as RefusedReply).error;
  throw new FlareError(code as FlareError['code'], message);
}
