import { count } from '@flarewire/follow';
import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import type { Finding } from '../doctor/check.ts';
import { config, json, nats } from '../options.ts';

const labels = { ok: 'ok', warning: 'warning', wrong: 'WRONG' } as const;

export const doctor = buildCommand({
  docs: {
    brief: 'check broker, permissions, services, targets, destinations and disk',
    fullDescription:
      'Looks at what a flare needs: configuration, broker, JetStream, permissions, services, targets, destinations, disk. ' +
      'Says what to do about each thing that is wrong; then the exit code is 1.',
    customUsage: [{ input: '--config /etc/flarewire/flarewire.yaml', brief: 'with the configuration of the services' }],
  },
  parameters: { flags: { config, nats, json }, aliases: { c: 'config' } },
  async func(this: CommandContext, flags: { config?: string; nats?: string; json: boolean }) {
    const { terminal } = this;
    const { examine } = await import('../doctor/examine.ts');
    const found: Finding[] = [];
    for await (const finding of examine(flags, this)) {
      found.push(finding);
      if (flags.json) {
        this.json(finding);
        continue;
      }
      terminal.line(`${labels[finding.state].padEnd(8)} ${finding.check.padEnd(14)} ${finding.found}`);
      if (finding.fix) terminal.line(`${' '.repeat(23)} → ${finding.fix}`);
    }
    const wrong = found.filter(({ state }) => state === 'wrong').length;
    if (wrong > 0) this.failed();
    if (!flags.json) terminal.line(wrong === 0 ? 'Nothing is wrong' : `${count(wrong, 'thing')} to mend`);
  },
});
