import { FlareError } from '@flarewire/schemas';
import { applyRules, type ApplyOptions } from './apply-rules.ts';
import { blockStage } from './block-stage.ts';
import { communityList } from './community-list.ts';
import { pemBlock } from './pem-block.ts';
import type { Rule } from './rule.ts';

/** Takes pieces of a text and gives back what of it is settled. */
export interface TextScrubber {
  push(piece: string): string;
  end(): string;
}

const maxLine = 8 * 2 ** 20;

/**
 * The Agent's text algorithm over a stream: line by line, comments dropped, then the rules over many lines.
 * Like the Agent, it refuses an over-long line; ours may have 8 MiB.
 */
export function createTextScrubber(rules: readonly Rule[], options: ApplyOptions): TextScrubber {
  const lists = blockStage(communityList, options.onMasked);
  const pems = blockStage(pemBlock, options.onMasked);
  let isFirst = true;
  let rest = '';

  function scrubLine(line: string): string {
    const content = /[^\t\n\f\r ]/.exec(line)?.[0];
    if (content === undefined) return '\n';
    if (content === '#') return '';
    const scrubbed = applyRules(rules, line.endsWith('\r') ? line.slice(0, -1) : line, options);
    const separator = isFirst ? '' : '\n';
    isFirst = false;
    return separator + scrubbed;
  }

  return {
    push(piece) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > maxLine)
        throw new FlareError(
          'scrub_failed',
          'Cannot scrub a line: it is longer than the 8 MiB that rule set datadog takes',
        );
      return pems.push(lists.push(lines.map(scrubLine).join('')));
    },
    end() {
      const lastLine = rest === '' ? '' : scrubLine(rest);
      return pems.push(lists.push(lastLine) + lists.end()) + pems.end();
    },
  };
}

/** The text algorithm on a whole text. */
export function scrubText(rules: readonly Rule[], text: string, options: ApplyOptions): string {
  const scrubber = createTextScrubber(rules, options);
  return scrubber.push(text) + scrubber.end();
}
