type Known = [why: string, what: string];

const ofFiles: Record<string, Known> = {
  ENOENT: ['there is no such file or folder', 'check that it exists, or correct its path in flarewire.yaml'],
  ENOTDIR: ['a part of its path is not a folder', 'correct its path in flarewire.yaml'],
  EACCES: ['this user may not read it', 'let this user read it, or take it out of flarewire.yaml'],
  EPERM: ['this user may not read it', 'let this user read it, or take it out of flarewire.yaml'],
  ELOOP: ['its links lead in a circle', 'correct them'],
  EIO: ['its disk does not read it', 'see the log of the kernel'],
};

const ofPrograms: Record<string, Known> = {
  ENOENT: ['there is no such program', 'install it, or take it out of flarewire.yaml'],
  EACCES: [
    'it is not a program, or this user may not run it',
    'let this user run it, or take it out of flarewire.yaml',
  ],
};

const toServe = 'start what serves it, or correct its address in flarewire.yaml';
const toTrust = 'name it with "ca" in flarewire.yaml';

const ofConnecting: Record<string, Known> = {
  ECONNREFUSED: ['nothing listens there', toServe],
  ENOTFOUND: ['its name is not known', 'correct its address in flarewire.yaml'],
  EAI_AGAIN: ['its name is not known', 'correct its address in flarewire.yaml, or check that names can be resolved'],
  EHOSTUNREACH: ['there is no way to it', toServe],
  ENETUNREACH: ['there is no way to it', toServe],
  ETIMEDOUT: ['it did not answer', toServe],
  UND_ERR_CONNECT_TIMEOUT: ['it did not answer', toServe],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['its certificate is one that nobody vouches for', toTrust],
  SELF_SIGNED_CERT_IN_CHAIN: ['its certificate is of an authority that is not trusted', toTrust],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['its certificate is of an authority that is not trusted', toTrust],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['its certificate is of an authority that is not trusted', toTrust],
  CERT_HAS_EXPIRED: ['its certificate has expired', 'renew it'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['its certificate is of another name', 'ask under that name'],
};

const closed: Known = ['the connection was closed before it was whole', 'see the log of what serves it'];
const ofAnswers: Record<string, Known> = { ECONNRESET: closed, EPIPE: closed, UND_ERR_SOCKET: closed };

type SystemError = Error & {
  code?: unknown;
  syscall?: string;
  path?: string | Buffer;
  hostname?: string;
  address?: string;
  port?: number;
};

/**
 * What was tried, why the system refused it and what to do, with its code for whoever looks that up. None for a code that
 * is not known here.
 */
export function plainReason(thrown: Error): string | undefined {
  const error: SystemError =
    thrown instanceof AggregateError && thrown.errors[0] instanceof Error ? thrown.errors[0] : thrown;
  const { code, syscall = '', path } = error;
  if (typeof code !== 'string') return undefined;
  const said = (doing: string, known: Known | undefined) =>
    known && `cannot ${doing}: ${known[0]} (${code}); ${known[1]}`;
  if (path !== undefined) {
    const isProgram = syscall.startsWith('spawn');
    return said(`${isProgram ? 'run' : 'read'} ${path.toString()}`, (isProgram ? ofPrograms : ofFiles)[code]);
  }
  return said(`connect to ${placeOf(error)}`, ofConnecting[code]) ?? said('read its answer', ofAnswers[code]);
}

function placeOf({ hostname, address, port }: SystemError): string {
  if (address === undefined || port === undefined) return hostname ?? 'it';
  return `${address.includes(':') ? `[${address}]` : address}:${port}`;
}
