import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { config, json, secondsOf, filled } from '../arguments/options.ts';
import { target } from '../arguments/target-option.ts';

export type CollectFlags = { config?: string; json: boolean; target?: string; out: string; profile?: number | false };

export const collect = buildCommand({
  docs: {
    brief: 'make an archive here; no broker is needed and nothing is sent',
    fullDescription:
      'Makes a flare in this process and writes it to a file; no broker is needed and nothing is sent. Exits 1 if the gate left a file out, or nothing was collected.\n\n' +
      'A flarewire.yaml that is enough:\n' +
      '  targets:\n' +
      '    web:\n' +
      '      collect:\n' +
      '        - { files: /var/log/web/*.log, into: logs/, since: 24h }\n' +
      '        - { http: "http://127.0.0.1:8080/healthz", into: health.json }\n' +
      '        - { command: [uname, -a], into: uname.txt }\n' +
      '      pprof: { web: "http://127.0.0.1:6060/debug/pprof" }',
    customUsage: [
      { input: '--out case.zip', brief: 'of the only target of flarewire.yaml' },
      { input: '--target web --profile 10', brief: 'with profiles of 10 seconds' },
    ],
  },
  parameters: {
    flags: {
      config,
      json,
      target,
      out: {
        kind: 'parsed',
        parse: filled,
        brief: 'file to write, or folder for one under the flare’s own name',
        placeholder: 'zip',
        default: '.',
      },
      profile: {
        kind: 'parsed',
        parse: secondsOf,
        brief: 'also take profiles, with a CPU profile of 1 to 600 seconds; 0: none',
        placeholder: 'seconds',
        optional: true,
      },
    },
    aliases: { c: 'config', t: 'target', o: 'out', p: 'profile' },
  },
  async func(this: CommandContext, flags: CollectFlags) {
    const { runCollect } = await import('../run/collect.ts');
    await runCollect(this, flags);
  },
});
