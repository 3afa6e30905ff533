import { readFileSync } from 'node:fs';
import { buildApplication, buildRouteMap, type Application, type ApplicationText } from '@stricli/core';
import type { CommandContext } from './command.ts';
import { approve } from './commands/approve.ts';
import { cancel } from './commands/cancel.ts';
import { collect } from './commands/collect.ts';
import { completion } from './commands/completion.ts';
import { create } from './commands/create.ts';
import { dlq } from './commands/dlq.ts';
import { doctor } from './commands/doctor.ts';
import { get } from './commands/get.ts';
import { inspect } from './commands/inspect.ts';
import { ls } from './commands/ls.ts';
import { scrub } from './commands/scrub.ts';
import { send } from './commands/send.ts';
import { watch } from './commands/watch.ts';

/** Every command of `flare`, in the order of the usage. */
const routes = { create, approve, cancel, send, watch, ls, get, collect, inspect, scrub, doctor, dlq, completion };

const root = buildRouteMap({
  routes,
  docs: {
    brief: 'Makes diagnostic flares: collects, scrubs, profiles and delivers',
    fullDescription:
      'Makes diagnostic flares: collects, scrubs, profiles and delivers.\n' +
      'flare <command> --help shows examples; --json prints JSON; exit 0 done, 1 failed, 2 bad usage.',
  },
});

/** The command line, which speaks in the words given. `exitCode` tells that of an error that a command threw. */
export function buildFlare(
  text: ApplicationText,
  determineExitCode: (thrown: unknown) => number,
): Application<CommandContext> {
  return buildApplication(root, {
    name: 'flare',
    versionInfo: { getCurrentVersion: () => Promise.resolve(ownVersion()) },
    scanner: {
      caseStyle: 'allow-kebab-for-camel',
      allowArgumentEscapeSequence: true,
      distanceOptions: { threshold: 3, weights: { insertion: 1, deletion: 1, substitution: 1, transposition: 1 } },
    },
    documentation: { caseStyle: 'convert-camel-to-kebab', onlyRequiredInUsageLine: true, disableAnsiColor: true },
    localization: { text },
    determineExitCode,
  });
}

function ownVersion(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
