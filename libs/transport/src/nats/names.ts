/** Names of what the broker holds for Flarewire. */
export const streams = { events: 'EVENTS', eventsView: 'EVENTS_VIEW', deadLetters: 'DLQ' } as const;

export const buckets = {
  flares: 'FLARES',
  targets: 'TARGETS',
  settings: 'SETTINGS',
  groups: 'GROUPS',
  barriers: 'BARRIERS',
  leases: 'LEASES',
  artifacts: 'flares',
} as const;

/** The stream below a KV bucket (ADR-8 of NATS). */
export const kvStream = (bucket: string): string => `KV_${bucket}`;

/** The stream below an Object Store bucket (ADR-20 of NATS). */
export const objectStream = (bucket: string): string => `OBJ_${bucket}`;
