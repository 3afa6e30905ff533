import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { config, json, nats } from '../arguments/options.ts';

export type DoctorFlags = { config?: string; nats?: string; json: boolean };

export const doctor = buildCommand({
  docs: {
    brief: 'check broker, permissions, services, targets, destinations and disk',
    fullDescription:
      'Looks at what a flare needs: configuration, broker, JetStream, permissions, services, targets, destinations, disk. ' +
      'Says what to do about each thing that is wrong; then the exit code is 1.',
    customUsage: [{ input: '--config /etc/flarewire/flarewire.yaml', brief: 'with the configuration of the services' }],
  },
  parameters: { flags: { config, nats, json }, aliases: { c: 'config' } },
  async func(this: CommandContext, flags: DoctorFlags) {
    const { runDoctor } = await import('../run/doctor.ts');
    await runDoctor(this, flags);
  },
});
