import { FlareError } from '@flarewire/schemas';
import type { Replacement } from './rule.ts';

/** A rule over many lines: its matches, and where one begins whose end has not been seen yet. */
export interface BlockRule {
  readonly name: string;
  /** Quick check: without this text, nothing can match. */
  readonly hint: string;
  readonly find: (text: string, isComplete: boolean) => { matches: Replacement[]; openAt?: number };
}

export interface BlockStage {
  /** Takes whole lines and gives back what is settled. */
  push(text: string): string;
  end(): string;
}

const maxOpen = 4 * 2 ** 20;

/** Applies a rule over many lines to a stream, holding back only what an open block may still swallow. */
export function blockStage(rule: BlockRule, onMasked: (rule: string) => void): BlockStage {
  let held = '';

  function settle(isComplete: boolean): string {
    // A line may go on: a rule before this one can have taken its end away.
    const text = isComplete ? held : held.slice(0, held.lastIndexOf('\n') + 1);
    if (!text.includes(rule.hint)) return take(text.length, []);
    const { matches, openAt = text.length } = rule.find(text, isComplete);
    if (text.length - openAt > maxOpen) {
      throw new FlareError(
        'scrub_failed',
        `Cannot scrub a block: what rule ${rule.name} begins at has no end within 4 MiB`,
      );
    }
    return take(openAt === text.length ? openAt : text.lastIndexOf('\n', openAt) + 1, matches);
  }

  function take(end: number, matches: Replacement[]): string {
    let result = '';
    let done = 0;
    for (const match of matches) {
      if (match.start >= end) break;
      result += held.slice(done, match.start) + match.text;
      done = match.end;
      onMasked(rule.name);
    }
    const cut = Math.max(end, done);
    result += held.slice(done, cut);
    held = held.slice(cut);
    return result;
  }

  return {
    push(text) {
      held += text;
      return settle(false);
    },
    end: () => settle(true),
  };
}
