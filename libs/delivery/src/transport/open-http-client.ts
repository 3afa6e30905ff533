import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { FlareError, type AgentConfig } from '@flarewire/schemas';
import { withoutEscapes } from '@flarewire/schemas/percent';
import { Agent, Pool, ProxyAgent, Socks5ProxyAgent, request, type Dispatcher } from 'undici';
import { chooseProxy, exactModeDiffers } from './choose-proxy.ts';
import { connector, dialTimeoutMs, tlsOptions, type ConnectorOptions } from './connector.ts';

/** How this machine reaches others: by the Agent's configuration. */
export type Network = Pick<AgentConfig, 'proxy' | 'tls' | 'dialFallbackDelayMs'> & {
  /** PEM of the authority that signed your own server's certificate. */
  ca?: string;
};

export type HttpTimeouts = {
  /** From the end of a request to the first byte of its answer. */
  firstByteMs: number;
  /** Without a byte in either direction. */
  idleMs: number;
};

export type HttpClient = AsyncDisposable & {
  /** Sends one HTTP/1.1 request without following redirects. */
  request(url: string, options: RequestOptions): Promise<Dispatcher.ResponseData>;
  /**
   * How long a connection may be silent from now on: `sending` a body, `waiting` for an answer, or for ever while it is this
   * side's turn.
   */
  pace(phase: 'sending' | 'waiting' | 'our-turn'): void;
};

export type RequestOptions = {
  method: 'HEAD' | 'GET' | 'POST';
  headers: Record<string, string>;
  body?: AsyncIterable<Uint8Array>;
  signal: AbortSignal;
};

/** Connections to one host, and how long one is kept without use, as for the Agent. */
const limits = { connections: 5, keepAliveTimeout: 45_000 };

const proxySchemes = new Set(['http:', 'https:', 'socks5:']);

class SilentPeerError extends Error {
  readonly code = 'ETIMEDOUT';
}

/** Opens connections by the network's rules: directly or through the proxy that the target's URL asks for. */
export function openHttpClient(network: Network, timeouts: HttpTimeouts, warn: (message: string) => void): HttpClient {
  const sockets = new Set<Socket>();
  const dispatchers = new Map<string, Dispatcher>();
  let silenceMs = timeouts.firstByteMs;
  const onSocket = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('timeout', () => socket.destroy(new SilentPeerError(`no byte came or went for ${silenceMs / 1000} s`)));
    socket.setTimeout(silenceMs);
  };

  const dispatcherFor = (url: string) => {
    const { origin, host } = new URL(url);
    const proxy = chooseProxy(url, network.proxy);
    const key = `${origin} ${proxy ?? ''}`;
    const known = dispatchers.get(key);
    if (!known && exactModeDiffers(url, network.proxy)) {
      warn(`no_proxy is matched exactly for ${host}; with no_proxy_nonexact_match it would be decided differently`);
    }
    const dispatcher = known ?? openDispatcher(new URL(url), proxy, { ...network, onSocket, warn });
    dispatchers.set(key, dispatcher);
    return { key, dispatcher };
  };

  return {
    async request(url, { body, signal, ...options }) {
      const { key, dispatcher } = dispatcherFor(url);
      // By itself a request hears of the signal only when its connection is made.
      const stop = () => void (dispatchers.delete(key) && dispatcher.destroy());
      signal.addEventListener('abort', stop, { once: true });
      try {
        return await request(url, {
          ...options,
          signal,
          // undici takes any async iterable, but its types know only streams.
          ...(body ? { body: body as unknown as Readable } : {}),
          dispatcher,
          headersTimeout: 0,
          bodyTimeout: timeouts.idleMs,
        });
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },

    pace(phase) {
      silenceMs = { sending: timeouts.idleMs, waiting: timeouts.firstByteMs, 'our-turn': 0 }[phase];
      for (const socket of sockets) socket.setTimeout(silenceMs);
    },

    async [Symbol.asyncDispose]() {
      await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
    },
  };
}

function openDispatcher(target: URL, proxy: string | undefined, options: ConnectorOptions): Dispatcher {
  const connect = connector(options);
  if (proxy === undefined) return new Agent({ connect, ...limits });

  const proxyUrl = withSoundEscapes(new URL(proxy));
  if (!proxySchemes.has(proxyUrl.protocol)) {
    throw new FlareError(
      'invalid_config',
      `Cannot use the proxy for ${target.host}: it must begin with http://, https:// or socks5://`,
    );
  }
  const requestTls = { ...tlsOptions(target.hostname, options), timeout: options.tls.handshakeTimeoutMs };
  if (proxyUrl.protocol === 'socks5:') {
    return new Socks5ProxyAgent(proxyUrl, { connect, requestTls, connectTimeout: dialTimeoutMs });
  }
  const openPool = (origin: string | URL, poolOptions: object) => {
    const isProxy = new URL(origin).origin === proxyUrl.origin;
    return new Pool(origin, {
      ...poolOptions,
      ...limits,
      ...(isProxy ? { connect, headersTimeout: dialTimeoutMs } : {}),
    });
  };
  return new ProxyAgent({ uri: proxyUrl.href, requestTls, clientFactory: openPool, factory: openPool });
}

/** The same login, written so that it can be read. */
function withSoundEscapes(url: URL): URL {
  const { username, password } = url;
  url.username = encodeURIComponent(withoutEscapes(username));
  url.password = encodeURIComponent(withoutEscapes(password));
  return url;
}
