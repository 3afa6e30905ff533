import type { z } from 'zod';
import { eventSchemas, type EventData, type EventName } from './events/event.ts';
import { FlareError, type ErrorCode } from './flare-error.ts';
import { inPlainWords } from './plain-words.ts';
import { contractVersion, majorVersion } from './version.ts';

/** What a schema says is wrong, as it says it. */
export type ValidationIssue = z.core.$ZodIssue;

/** One thing that is wrong with a message or a configuration: where, and what was expected. */
export type SchemaIssue = { path: readonly PropertyKey[]; message: string };

/** What does not fit, in one sentence each for at most five issues, without quoting the value that was given. */
export function describeIssues(issues: readonly SchemaIssue[]): string {
  const sentences = issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.length ? `"${path.join('.')}": ` : ''}${inPlainWords(message)}`);
  const more = issues.length - sentences.length;
  return sentences.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

/**
 * Decodes JSON bytes and checks them against a schema. Unknown fields are ignored.
 * @throws {FlareError} `unsupported_version` for another major version, else the `code` given
 */
export function parseMessage<S extends z.ZodType>(
  schema: S,
  payload: Uint8Array | string,
  { what, code }: { what: string; code: ErrorCode },
): z.infer<S> {
  let decoded: unknown;
  try {
    decoded = JSON.parse(
      typeof payload === 'string' ? payload : new TextDecoder('utf-8', { fatal: true }).decode(payload),
    );
  } catch (cause) {
    throw new FlareError(code, `Cannot read ${what}: it is not JSON`, { cause });
  }
  return validateMessage(schema, decoded, { what, code });
}

/** As `parseMessage`, for a message that is decoded already. */
export function validateMessage<S extends z.ZodType>(
  schema: S,
  message: unknown,
  { what, code }: { what: string; code: ErrorCode },
): z.infer<S> {
  const major = majorVersion(message);
  if (major !== majorVersion(undefined) && !Number.isNaN(major)) {
    throw new FlareError(
      'unsupported_version',
      `Cannot read ${what}: its version is ${major}.x, this release speaks ${contractVersion}`,
    );
  }
  const result = schema.safeParse(message);
  if (result.success) return result.data;
  throw new FlareError(code, `Cannot read ${what}: ${describeIssues(result.error.issues)}`);
}

/** Decodes one event by its name. @throws {FlareError} `invalid_event` or `unsupported_version` */
export function parseEvent<N extends EventName>(name: N, payload: Uint8Array | string): EventData<N> {
  return parseMessage(eventSchemas[name], payload, { what: `event "${name}"`, code: 'invalid_event' }) as EventData<N>;
}

/** Checks one event before it goes out. @throws {FlareError} `invalid_event` */
export function validateEvent<N extends EventName>(name: N, data: unknown): EventData<N> {
  return validateMessage(eventSchemas[name], data, { what: `event "${name}"`, code: 'invalid_event' }) as EventData<N>;
}
