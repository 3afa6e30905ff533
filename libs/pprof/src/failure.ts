import { FlareError, type ErrorCode } from '@flarewire/schemas';
import { CertificateMismatch } from './endpoint/certificate-mismatch.ts';

const unreachable = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;
const tls = /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO)/;
const cutOff = /^(UND_ERR_SOCKET|ECONNRESET|EPIPE|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|UND_ERR_ABORTED)$/;

const advice: Partial<Record<ErrorCode, string>> = {
  profile_unreachable: 'check that the process runs and serves pprof there',
  profile_tls_failed: 'check ca or certificate of the endpoint in flarewire.yaml',
  profile_cut_off: 'ask again, and look at the process: it may have ended',
  storage_full: 'make room there and ask again',
  profile_timeout: 'ask again when the process is less busy',
};

/** Turns whatever a request to a pprof endpoint threw into an error with its own code. */
export function failureOf(thrown: unknown, doing: string, otherwise: ErrorCode = 'profile_failed'): FlareError {
  if (thrown instanceof FlareError) return thrown;
  const [code, reason] = classify(thrown, otherwise);
  const hint = advice[code];
  return new FlareError(code, `${doing}: ${reason}${hint === undefined ? '' : `; ${hint}`}`, {
    cause: thrown,
    retryable: code === 'profile_timeout',
  });
}

function classify(thrown: unknown, otherwise: ErrorCode): [ErrorCode, string] {
  if (!(thrown instanceof Error)) return [otherwise, String(thrown)];
  if (thrown instanceof CertificateMismatch) return ['profile_tls_failed', thrown.message];
  if (thrown.name === 'TimeoutError' || (thrown.cause instanceof Error && thrown.cause.name === 'TimeoutError'))
    return ['profile_timeout', 'it took longer than its time-out'];
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const connecting = 'syscall' in thrown && thrown.syscall === 'connect';
  if (connecting || unreachable.test(code)) return ['profile_unreachable', `no connection (${code})`];
  if (tls.test(code)) return ['profile_tls_failed', `TLS failed (${code})`];
  if (cutOff.test(code)) return ['profile_cut_off', `the connection ended in the middle (${code})`];
  if (code === 'ENOSPC') return ['storage_full', 'the disk for temporary files is full'];
  if (thrown.name === 'HTTPParserError') return ['profile_bad_answer', 'the answer is not HTTP'];
  return [otherwise, thrown.message];
}
