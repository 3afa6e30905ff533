import type { CollectorSpec, ServicePreset } from '@flarewire/schemas';
import type { Preset } from './preset.ts';

/** Any service that logs and answers HTTP: health, metrics, Go variables and goroutines, beside its files. */
export const service: Preset<ServicePreset> = ({ url, config, logs }) => {
  const collect: CollectorSpec[] = [
    { command: ['uname', '-a'], into: 'host/uname.txt' },
    { files: '/proc/loadavg', into: 'host/loadavg.txt' },
    { files: '/proc/meminfo', into: 'host/meminfo.txt' },
  ];
  if (config) collect.push({ files: config, into: 'etc/' });
  if (logs) collect.push({ files: logs, into: 'logs/' });
  if (url) {
    const base = url.replace(/\/+$/, '');
    collect.push(
      { http: `${base}/healthz`, into: 'health.txt' },
      { http: `${base}/metrics`, into: 'metrics.txt' },
      { expvar: `${base}/debug/vars`, into: 'expvar/' },
      { http: `${base}/debug/pprof/goroutine?debug=2`, into: 'go-routine-dump.log' },
    );
  }
  return { collect };
};
