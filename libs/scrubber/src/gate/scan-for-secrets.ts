import type { AllowedFinding } from '@flarewire/schemas';
import { isAllowed, type Finding } from './finding.ts';
import { knownSecrets } from './known-secrets.ts';
import { overlappingWindows, unzipped } from './windows.ts';

export interface ScannedFile {
  name: string;
  source: AsyncIterable<Uint8Array>;
}

export interface ScanOptions {
  files: AsyncIterable<ScannedFile> | Iterable<ScannedFile>;
  /** The secrets that the flare's scrubber learned. */
  learned?: Iterable<string>;
  /** False alarms that the operator settled. */
  allow?: readonly AllowedFinding[];
  signal?: AbortSignal;
}

const windowSize = 2 ** 19;
const overlap = 2 ** 14;
/** A key with a masked value behind it is no finding; the linter means the key as often as the value. */
const longestLabel = 24;
const maskedAt = new RegExp(`^[\\w:="' ./-]{0,${longestLabel}}\\*{8}`);
const preset = '@secretlint/secretlint-rule-preset-recommend';

/**
 * The gate: reads finished files back and looks for secrets in another way than the scrubber does, in constant memory.
 * A gzip file is looked into. Each finding names a file and a rule, once.
 *
 * @throws the signal's reason when it is aborted; what a source throws
 */
export async function scanForSecrets({ files, learned = [], allow = [], signal }: ScanOptions): Promise<Finding[]> {
  const lint = await loadLinter();
  const holdsKnownSecret = knownSecrets(learned);
  const findings: Finding[] = [];
  for await (const { name, source } of files) {
    const rules = new Set<string>();
    for await (const window of overlappingWindows(unzipped(source), windowSize, overlap)) {
      signal?.throwIfAborted();
      if (holdsKnownSecret(window)) rules.add('learned-secret');
      for (const rule of await lint(name, window)) rules.add(rule);
    }
    findings.push(...[...rules].map((rule) => ({ file: name, rule })));
  }
  return findings.filter((finding) => !isAllowed(finding, allow));
}

type Lint = (name: string, window: Buffer) => Promise<string[]>;

/** The linter is large, and only those who send a flare need it. */
async function loadLinter(): Promise<Lint> {
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const options = { config: { rules: [{ id: preset, rule: creator }] }, maskSecrets: true, noPhysicFilePath: true };
  return async (filePath, window) => {
    const content = window.toString('latin1');
    const { messages } = await lintSource({ source: { filePath, content, contentType: 'text', ext: '' }, options });
    return messages
      .filter(
        ({ type, range: [start] }) =>
          type === 'message' && !maskedAt.test(content.slice(start, start + longestLabel + 8)),
      )
      .map(({ ruleId, messageId }) => `${ruleId.replace(/^.*secretlint-rule-/, '')}/${messageId}`);
  };
}
