import type { BrokerPorts } from './ports.ts';

/**
 * The configuration of a broker for one machine: everything on the loopback interface, JetStream in `storeDir`.
 * Without `logFile` it logs to its standard error.
 */
export function renderConfig({
  ports,
  storeDir,
  logFile,
  host = '127.0.0.1',
  name = 'flarewire',
  more = '',
}: {
  ports: BrokerPorts;
  storeDir: string;
  logFile?: string;
  host?: string;
  /** Its name among the servers of a cluster. */
  name?: string | undefined;
  /** Further lines. */
  more?: string | undefined;
}): string {
  const lines = [
    `server_name: ${JSON.stringify(name)}`,
    `listen: ${JSON.stringify(`${host}:${ports.client}`)}`,
    `http: ${JSON.stringify(`${host}:${ports.monitor}`)}`,
    `prof_port: ${ports.prof}`,
    'max_payload: 8MB',
    'write_deadline: "10s"',
    `jetstream: { store_dir: ${JSON.stringify(storeDir)} }`,
    ...(logFile === undefined ? [] : [`logfile: ${JSON.stringify(logFile)}`]),
    ...(more ? [more] : []),
  ];
  return `${lines.join('\n')}\n`;
}
