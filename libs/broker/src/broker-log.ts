/** What finding a broker says on the way; a pino logger fits. */
export type BrokerLog = Record<'info' | 'warn', (fields: object, message: string) => void>;
