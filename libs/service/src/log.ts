import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Fields that never reach the log, wherever a caller put them by mistake. */
const secretFields = [
  'apiKey',
  'api_key',
  'appKey',
  'password',
  'passwd',
  'secret',
  'token',
  'authorization',
  'Authorization',
  'DD-API-KEY',
  'dd-api-key',
  'cookie',
  'creds',
];

/**
 * A pino log of one JSON object a line on standard output, or on `destination`.
 * Secret fields are masked at the top and two levels down; errors are logged with their code and causes.
 */
export function createLog(options: { name: string; level: string; destination?: DestinationStream }): Log {
  const paths = secretFields.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]);
  const settings = {
    name: options.name,
    level: options.level,
    redact: { paths, censor: '********' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    base: {},
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}
