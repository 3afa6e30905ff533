import path from 'node:path';
import { serveIntake } from '@flarewire/intake';
import { servePprof } from '@flarewire/pprof/serve';
import { loadConfig } from '@flarewire/config';
import { type Log } from '@flarewire/service';
import { runInProcess } from '@flarewire/pipeline';
import { writeDemoConfig } from './demo-config.ts';
import { makeStackFolders, type Stack } from './stack.ts';

/**
 * The whole stack within this process, without a broker: for a first look where none can be had.
 * The flare's target is the demo itself, by its log, its configuration and its profiles.
 */
export async function startInProcessStack(options: {
  folder: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  log: Log;
  signal: AbortSignal;
}): Promise<Stack> {
  const { folder, env, logFile, log, signal } = options;
  await using opened = new AsyncDisposableStack();
  const folders = await makeStackFolders(folder);
  const intake = opened.use(await serveIntake({ dir: folders.intake, host: '127.0.0.1', port: 0, log, signal }));
  const pprof = opened.use(await servePprof({ port: 0, signal }));
  const broker = { logFile, configFile: path.join(folder, 'flarewire.yaml'), profUrl: pprof.url };
  const { configFile } = await writeDemoConfig({ folder, broker, service: 'demo', intakeUrl: intake.url });
  const config = await loadConfig(configFile, { signal });
  const artifacts = path.join(folder, 'artifacts');
  const journals = path.join(folder, 'settings');
  const transport = opened.use(await runInProcess({ config, env, log, artifacts, journals, host: 'demo' }));
  const closing = opened.move();
  return {
    folder,
    brokerInWords: 'none: everything runs within this process, which is enough for a look and no more',
    brokerUrl: undefined,
    intakeUrl: intake.url,
    intakeFolder: folders.intake,
    configFile,
    transport,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}
