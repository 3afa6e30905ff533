import type { Command } from '../command.ts';
import { collect } from './collect.ts';
import { create } from './create.ts';
import { ls } from './ls.ts';
import { scrub } from './scrub.ts';
import { watch } from './watch.ts';

/** Every command of `flare`, in the order of the usage. */
export const commands: readonly Command[] = [create, watch, ls, collect, scrub];
