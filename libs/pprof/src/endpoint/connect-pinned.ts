import type { TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';
import { CertificateMismatch } from './certificate-mismatch.ts';

/**
 * A connector that accepts exactly the certificate with this SHA-256 fingerprint, whoever signed it.
 * It is checked before the first byte of a request, so no token reaches another server.
 */
export function connectPinned(fingerprint: string, options: buildConnector.BuildOptions): buildConnector.connector {
  const connect = buildConnector({ ...options, rejectUnauthorized: false, maxCachedSessions: 0 });
  const expected = hexOf(fingerprint);
  return (where, callback) =>
    connect(where, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      const shown = (socket as Partial<TLSSocket>).getPeerCertificate?.().fingerprint256;
      if (shown !== undefined && hexOf(shown) === expected) return callback(null, socket);
      socket.destroy();
      callback(new CertificateMismatch('the certificate is not the pinned one'), null);
    });
}

const hexOf = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase();
