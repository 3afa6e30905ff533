/** What the transport logs to; a pino logger fits. */
export type TransportLog = Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>;

export const silentLog: TransportLog = { info() {}, warn() {}, error() {} };
