import type { Command } from '../command.ts';
import { approve } from './approve.ts';
import { cancel } from './cancel.ts';
import { collect } from './collect.ts';
import { create } from './create.ts';
import { get } from './get.ts';
import { inspect } from './inspect.ts';
import { ls } from './ls.ts';
import { scrub } from './scrub.ts';
import { send } from './send.ts';
import { watch } from './watch.ts';

/** Every command of `flare`, in the order of the usage. */
export const commands: readonly Command[] = [create, approve, cancel, send, watch, ls, get, collect, inspect, scrub];
