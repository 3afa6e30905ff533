/** What the transport logs to; a pino logger fits. */
export type Log = Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>;

export const silentLog: Log = { info() {}, warn() {}, error() {} };
