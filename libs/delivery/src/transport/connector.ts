import { appendFile } from 'node:fs/promises';
import { once } from 'node:events';
import { isIP, type Socket } from 'node:net';
import { connect as startTls, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { callbackify, promisify } from 'node:util';
import type { AgentConfig } from '@flarewire/schemas';
import { buildConnector } from 'undici';

export const dialTimeoutMs = 30_000;
const keepAliveMs = 30_000;
/** What Go takes for its "system default". */
const defaultFallbackMs = 300;

export type ConnectorOptions = {
  tls: AgentConfig['tls'];
  dialFallbackDelayMs: number;
  /** PEM of authorities to trust instead of the system's. */
  ca?: string;
  onSocket: (socket: Socket) => void;
  warn: (message: string) => void;
};

type Callback<A, R> = (argument: A, callback: (error: Error | null, result: R) => void) => void;

/**
 * Connects as the Agent does: dialling and the TLS handshake each have their own time limit,
 * addresses are tried one after the other, and HTTP/1.1 is all that is offered.
 */
export function connector(options: ConnectorOptions): buildConnector.connector {
  const dial = buildConnector({
    timeout: dialTimeoutMs,
    keepAliveInitialDelay: keepAliveMs,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: fallbackDelay(options.dialFallbackDelayMs),
  });
  const dialled = promisify(dial as Callback<buildConnector.Options, Socket>);
  const connect = callbackify(async (target: buildConnector.Options): Promise<Socket> => {
    const isSecure = target.protocol === 'https:';
    const socket = await dialled({ ...target, protocol: 'http:', port: target.port || (isSecure ? '443' : '80') });
    options.onSocket(socket);
    return isSecure ? secure(socket, target.servername || target.hostname, options) : socket;
  });
  return connect as unknown as buildConnector.connector;
}

type TlsOptions = Pick<
  ConnectionOptions,
  'minVersion' | 'rejectUnauthorized' | 'host' | 'servername' | 'ciphers' | 'ca'
>;

/** The Agent's options for a TLS connection to a host. */
export function tlsOptions(host: string, { tls, ca }: Pick<ConnectorOptions, 'tls' | 'ca'>): TlsOptions {
  const name = host.replace(/\.$/, '');
  const allowsOld = tls.minVersion === 'TLSv1' || tls.minVersion === 'TLSv1.1';
  return {
    minVersion: tls.minVersion,
    rejectUnauthorized: !tls.skipValidation,
    ...(isIP(name) ? { host: name } : { servername: name }),
    ...(allowsOld ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
    ...(ca === undefined ? {} : { ca }),
  };
}

async function secure(socket: Socket, host: string, options: ConnectorOptions): Promise<TLSSocket> {
  const { keyLogFile, handshakeTimeoutMs } = options.tls;
  const secured = startTls({ ...tlsOptions(host, options), socket });
  if (keyLogFile !== undefined) secured.on('keylog', (line) => void logKey(keyLogFile, line, options.warn));
  const limit = AbortSignal.timeout(handshakeTimeoutMs);
  try {
    await once(secured, 'secureConnect', { signal: limit });
    return secured;
  } catch (error) {
    secured.on('error', () => {}).destroy();
    throw limit.aborted ? handshakeTimeout(handshakeTimeoutMs) : error;
  }
}

function handshakeTimeout(ms: number): Error {
  return Object.assign(new Error(`the TLS handshake took longer than ${ms / 1000} s`), { code: 'ETIMEDOUT' });
}

async function logKey(file: string, line: Buffer, warn: ConnectorOptions['warn']): Promise<void> {
  try {
    await appendFile(file, line, { mode: 0o600 });
  } catch (error) {
    warn(`Could not write TLS keys to the sslkeylogfile ${file}: ${(error as Error).message}`);
  }
}

function fallbackDelay(configured: number): number {
  if (configured < 0) return dialTimeoutMs / 2;
  return Math.max(10, configured || defaultFallbackMs);
}
