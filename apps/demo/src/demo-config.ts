import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';

/** What the demo knows of the broker it is about to make a flare of; all on this machine. */
export type BrokerFacts = {
  url?: string;
  monitorUrl?: string;
  profUrl?: string;
  logFile?: string;
  configFile?: string;
};

/** Name of the demo's target: the broker itself. */
const demoTarget = 'broker';
const natsServer = 'nats-server';

/**
 * Writes the demo's `flarewire.yaml` and the intake's API key into its folder.
 * The target is the broker: its log, its configuration, what its monitoring port tells, and its pprof profiles.
 */
export async function writeDemoConfig(options: {
  folder: string;
  broker: BrokerFacts;
  /** Name of the process that `profUrl` is of. */
  service?: string;
  /** Further nats-servers, each a target, by their names. */
  members?: Record<string, BrokerFacts>;
  intakeUrl: string;
}): Promise<{ configFile: string; keyFile: string }> {
  const { folder, broker, service = natsServer, members = {}, intakeUrl } = options;
  const keyFile = path.join(folder, 'intake.key');
  const configFile = path.join(folder, 'flarewire.yaml');
  const config = {
    ...(broker.url ? { nats: { url: broker.url } } : {}),
    targets: {
      [demoTarget]: targetOf(broker, service),
      ...Object.fromEntries(Object.entries(members).map(([name, facts]) => [name, targetOf(facts, natsServer)])),
    },
    destinations: { intake: { kind: 'intake', url: intakeUrl, apiKeyFile: keyFile } },
  };
  await writeFile(keyFile, randomBytes(16).toString('hex'), { mode: 0o600 });
  await writeFile(configFile, stringify(config), { mode: 0o600 });
  return { configFile, keyFile };
}

function targetOf({ logFile, configFile, monitorUrl, profUrl }: BrokerFacts, service: string) {
  return {
    collect: [
      ...(logFile ? [{ files: logFile, into: 'logs/' }] : []),
      ...(configFile ? [{ files: configFile, into: 'etc/' }] : []),
      ...(monitorUrl
        ? ['varz', 'connz', 'jsz', 'subsz'].map((page) => ({ http: `${monitorUrl}/${page}`, into: `${page}.json` }))
        : []),
    ],
    pprof: profUrl ? { [service]: profUrl } : {},
  };
}
