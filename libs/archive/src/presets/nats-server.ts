import type { NatsServerPreset } from '@flarewire/schemas';
import type { Preset } from './preset.ts';

const pages = ['varz', 'connz', 'routez', 'gatewayz', 'leafz', 'subsz', 'jsz', 'accountz', 'healthz'];
const queries: Record<string, string> = {
  connz: '?subs=true&limit=1024',
  jsz: '?accounts=true&streams=true&consumers=true&config=true',
  subsz: '?subs=false',
};

/** A NATS server: its monitoring pages, configuration and log. */
export const natsServer: Preset<NatsServerPreset> = (options) => {
  const base = (options.url ?? 'http://127.0.0.1:8222').replace(/\/+$/, '');
  return {
    collect: [
      { files: options.config ?? '/etc/nats-server.conf', into: 'etc/' },
      { files: options.logs ?? '/var/log/nats-server.log*', into: 'logs/' },
      ...pages.map((page) => ({ http: `${base}/${page}${queries[page] ?? ''}`, into: `nats/${page}.json` })),
    ],
  };
};
