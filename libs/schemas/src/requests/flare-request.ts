import { z } from 'zod';
import { destinationName, targetName } from '../names.ts';
import { version } from '../version.ts';

/** How to profile: seconds of CPU profile, 1 to 600. */
const profileOptions = z
  .object({
    seconds: z.number().int().min(1).max(600).default(30).meta({ description: 'Length of the CPU profile' }),
    extras: z
      .array(z.enum(['goroutine', 'allocs', 'trace']))
      .max(3)
      .optional()
      .meta({ description: 'Taken besides heap, CPU, mutex and block' }),
    mutexFraction: z
      .number()
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .meta({
        description: 'Samples one of this many mutex contentions while profiling; by default the setting stays',
        examples: [100],
      }),
    blockingRate: z
      .number()
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .meta({
        description:
          'Samples one blocking event per this many nanoseconds while profiling; by default the setting stays',
        examples: [10_000],
      }),
  })
  .meta({ id: 'ProfileOptions' });

const caseId = z
  .string()
  .max(128)
  .regex(/^[^\s\p{Cc}/\\?#%"]*$/u, 'may not contain blanks, quotes or any of / \\ ? # %')
  .refine((value) => value !== '.' && value !== '..', 'may not be "." or ".."')
  .meta({ description: 'The support case; without it, a new one is opened', examples: ['4242'] });

const emailLike = (pattern: RegExp, expected: string) =>
  z
    .string()
    .max(254)
    .regex(pattern, expected)
    .meta({ description: 'Address of the person who asks, for support’s answer', examples: ['ops@example.com'] });

/** In events: those of earlier releases may hold something else than an address. */
const email = emailLike(/^[^\s\p{Cc}"<>]*$/u, 'may not contain blanks, quotes or angle brackets');

/** In requests. */
export const address = emailLike(
  /^(?:[^\s\p{Cc}"<>@]+@[^\s\p{Cc}"<>@]+)?$/u,
  'expected an address such as "ops@example.com", without blanks, quotes or angle brackets',
);

/** What one may ask for. It names a target and options, never a path, a URL or a command. */
export const wishes = {
  caseId: caseId.optional(),
  email: email.optional(),
  profile: z
    .union([z.literal(false), profileOptions], {
      error: 'expected false, or {"seconds": a whole number from 1 to 600}',
    })
    .default({ seconds: 30 })
    .meta({ description: 'false: no profiles' }),
  send: z
    .boolean()
    .default(true)
    .meta({ description: 'false: wait after the profiles until somebody approves the finished archive' }),
  destinations: z
    .array(destinationName)
    .min(1)
    .max(8)
    .optional()
    .meta({ description: 'Where to send it; by default the first destination of flarewire.yaml' }),
};

/** An id that whoever asks gives to a request. */
export const requestId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\x21-\x7e]+$/, 'expected printable ASCII without blanks')
  .meta({ description: 'Makes the request idempotent: the same id twice makes one flare' });

/** The payload of a `flare.create` request. */
export const flareRequest = z
  .object({
    version,
    requestId: requestId.optional(),
    target: targetName.optional().meta({ description: 'May be left out where only one target is served' }),
    preflight: z.boolean().default(true).meta({
      description: 'Whether to ask the destinations, before anything is collected, if they would take the flare',
    }),
    ...wishes,
    email: address.optional(),
  })
  .meta({ id: 'FlareRequest', title: 'flare.create', description: 'Asks for a flare' });

/** The request as every event of its flare carries it on: all defaults filled in. */
export const acceptedRequest = z.object(wishes).meta({ id: 'AcceptedRequest', description: 'What was asked for' });

export type FlareRequest = z.infer<typeof flareRequest>;
export type FlareRequestInput = z.input<typeof flareRequest>;
export type AcceptedRequest = z.infer<typeof acceptedRequest>;
export type ProfileOptions = z.infer<typeof profileOptions>;
