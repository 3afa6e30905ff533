import { FlareError, toFlareError } from '@flarewire/schemas';
import { fromUtf8, toUtf8 } from '../byte-string.ts';
import { createTally } from '../tally.ts';
import type { Scrubber, ScrubberOptions, ScrubOptions } from '../scrubber.ts';
import { applyRules, type ApplyOptions } from './apply-rules.ts';
import { dynamicKeysRule } from './dynamic-keys.ts';
import { agentRules, flareApiKeyRule } from './rules.ts';
import { scrubYaml } from './scrub-yaml.ts';
import { createTextScrubber } from './text-scrubber.ts';

const maxYaml = 16 * 2 ** 20;

/** The Agent's scrubber as its flare builder sets it up. It learns nothing from one file for another. */
export function createDatadogScrubber({ keys = [] }: ScrubberOptions): Scrubber {
  const rules = [...agentRules, ...dynamicKeysRule(keys), flareApiKeyRule];
  const tally = createTally('datadog');

  async function* scrub(
    name: string,
    source: AsyncIterable<Uint8Array>,
    { signal }: ScrubOptions = {},
  ): AsyncGenerator<Uint8Array> {
    tally.open(name);
    const options = { keepHandles: name.includes('.yaml'), onMasked: (rule: string) => tally.count(name, rule) };
    const pieces = name.includes('.yaml') ? scrubWhole(source, options, signal) : scrubLines(source, options, signal);
    try {
      for await (const piece of pieces) if (piece !== '') yield Buffer.from(piece, 'latin1');
    } catch (thrown) {
      signal?.throwIfAborted();
      throw toFlareError(thrown, 'scrub_failed', 'Cannot scrub a file');
    }
  }

  async function* scrubLines(
    source: AsyncIterable<Uint8Array>,
    options: ApplyOptions,
    signal?: AbortSignal,
  ): AsyncGenerator<string> {
    const scrubber = createTextScrubber(rules, options);
    for await (const chunk of source) {
      signal?.throwIfAborted();
      yield scrubber.push(Buffer.from(chunk).toString('latin1'));
    }
    yield scrubber.end();
  }

  async function* scrubWhole(
    source: AsyncIterable<Uint8Array>,
    options: ApplyOptions,
    signal?: AbortSignal,
  ): AsyncGenerator<string> {
    let text = '';
    for await (const chunk of source) {
      signal?.throwIfAborted();
      text += Buffer.from(chunk).toString('latin1');
      if (text.length > maxYaml)
        throw new FlareError(
          'scrub_failed',
          'Cannot scrub a YAML file: it is longer than the 16 MiB that rule set datadog takes',
        );
    }
    yield scrubYaml(rules, text, options);
  }

  const line = (text: string): string =>
    toUtf8(applyRules(rules, fromUtf8(text), { keepHandles: false, onMasked: () => undefined }));

  return {
    ruleSet: 'datadog',
    atOnce: 1,
    scrub,
    sweep: (_, source) => source,
    line,
    shown: line,
    quarantine: tally.quarantine,
    summary: tally.summary,
    report: tally.report,
    learned: () => [],
  };
}
