import path from 'node:path';
import { inspectArchive } from '@flarewire/archive';
import type { Command } from '../command.ts';
import { count, formatBytes } from '@flarewire/follow';

export const inspect: Command = {
  name: 'inspect',
  usage: '<zip>',
  summary: 'Tells what is in a flare’s archive, what is missing, and why.',
  options: {},
  positionals: { least: 1, most: 1 },
  async run({ values, positionals }, { terminal, json }) {
    const { sentence, items, profiles, ...about } = await inspectArchive(path.resolve(positionals[0]!));
    if (values.json) {
      json({ ...about, sentence, items, profiles });
      return 0;
    }
    terminal.line(`Flare of target "${about.target}" on ${about.hostname}, made ${about.created} (${about.source})`);
    terminal.line(sentence);
    terminal.line();
    for (const { item, state, bytes, ms, reason } of items) {
      terminal.line(
        `  ${state.padEnd(11)}  ${formatBytes(bytes).padStart(9)}  ${`${Math.round(ms)} ms`.padStart(9)}  ${item}${reason ? `: ${reason}` : ''}`,
      );
    }
    terminal.line(
      `\n${count(profiles.length, 'file')} below profiles/${profiles.length > 0 ? `: ${profiles.join(', ')}` : ''}`,
    );
    return 0;
  },
};
