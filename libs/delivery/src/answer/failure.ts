import type { FlareError } from '@flarewire/schemas';

/** Why a flare was not delivered, and whether it may be sent again without risk of a second ticket. */
export type Failure = {
  error: FlareError;
  /** Nothing was taken by the destination; where it asked for it, not before `afterMs`. */
  repeat?: { afterMs?: number };
  /** Whether Agents from 7.70 on would send it again. */
  agentRepeats: boolean;
};

/** What went wrong below HTTP, for a person. */
export type NetworkProblem = { reason: string; permanent: boolean; agentRepeats: boolean };

const reasons: Record<string, string> = {
  ENOTFOUND: 'its name is not known to DNS',
  EAI_AGAIN: 'DNS did not answer',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  ENETUNREACH: 'its network is unreachable',
  EHOSTUNREACH: 'there is no route to it',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
  UND_ERR_SOCKET: 'the connection was closed',
  UND_ERR_BODY_TIMEOUT: 'its answer stopped half-way',
  UND_ERR_HEADERS_TIMEOUT: 'it did not answer in time',
};

/** As in the error texts that Agents from 7.70 on look for. */
const agentRepeatedCodes = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
]);

const untimely = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/** Statuses with which proxies answer who may not use them. */
const refusals = new Set(['401', '403', '407']);

export function networkProblem(thrown: unknown): NetworkProblem {
  const error = thrown as NodeJS.ErrnoException;
  const code = error.code ?? '';
  const text = error.message || code || String(thrown);
  const agentRepeats = agentRepeatedCodes.has(code) || error.name === 'TimeoutError';
  const [, proxyStatus] = /Proxy response \((\d+)\)/.exec(text) ?? [];
  if (proxyStatus !== undefined && !refusals.has(proxyStatus))
    return { reason: `the proxy could not connect to it (${proxyStatus})`, permanent: false, agentRepeats };
  if (proxyStatus !== undefined || text.includes('(407)') || code === 'UND_ERR_SOCKS5_AUTH_FAILED') {
    const reason = `the proxy refused (${proxyStatus ?? text}); check the credentials in proxy.http and proxy.https`;
    return { reason, permanent: true, agentRepeats: false };
  }
  if (isUntrusted(code)) {
    const reason = untimely.has(code)
      ? `its certificate does not hold now (${text}); have it renewed, or set the clock of this machine right`
      : `its certificate is not trusted (${text}); install its authority, or set skip_ssl_validation`;
    return { reason, permanent: true, agentRepeats: false };
  }
  if (/^ERR_SSL_|^EPROTO$/.test(code)) {
    return {
      reason: `TLS could not be agreed upon (${code}); see min_tls_version`,
      permanent: true,
      agentRepeats: false,
    };
  }
  return {
    reason: reasons[code] ?? text,
    permanent: code === 'ERR_INVALID_URL' || code === 'UND_ERR_INVALID_ARG',
    agentRepeats,
  };
}

function isUntrusted(code: string): boolean {
  return /CERT|UNABLE_TO_VERIFY_LEAF|ALTNAME/.test(code) && !code.startsWith('ERR_SSL_');
}
