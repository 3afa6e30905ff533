import type { Finding } from './finding.ts';
import { createJudge } from './judge/judge.ts';
import { knownSecrets } from './known-secrets.ts';
import { scanFiles, type ScannedFiles } from './scan-files.ts';
import { learnedRule } from './scan-for-learned.ts';
import { createSuspects } from './suspects.ts';

export interface ScanOptions extends ScannedFiles {
  /** The secrets that the flare's scrubber learned. */
  learned?: Iterable<string>;
}

/** A key with a masked value behind it is no finding; the linter means the key as often as the value. */
const longestLabel = 24;
const maskedAt = new RegExp(`^[\\w:="' ./-]{0,${longestLabel}}\\*{8}`);
/** Not used: the first lets a comment in a log switch the others off, the second reads files from this machine's disk. */
const unused = ['@secretlint/secretlint-rule-filter-comments', '@secretlint/secretlint-rule-gcp'];

/**
 * The gate: reads finished files back and looks for secrets in two ways that are not the scrubber's, in constant memory:
 * by a judge of its own, and by a linter's rules. A gzip file is looked into, and text in UTF-16 and UTF-32 is read as
 * such. Each finding names a file and a rule, once.
 *
 * @throws the signal's reason when it is aborted; what a source throws
 */
export async function scanForSecrets({ learned = [], ...scanned }: ScanOptions): Promise<Finding[]> {
  const lint = await loadLinter();
  const judge = createJudge();
  const holdsKnownSecret = knownSecrets(learned);
  return scanFiles(scanned, async (name, window) => [
    ...(holdsKnownSecret(window) ? [learnedRule] : []),
    ...judge(window.toString('latin1')).map(({ rule }) => rule),
    ...(await lint(name, window)),
  ]);
}

type Lint = (name: string, window: Buffer) => Promise<string[]>;

/** The linter is large, and only those who send a flare need it. */
async function loadLinter(): Promise<Lint> {
  const [{ lintSource }, { rules }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const judging = rules.filter(({ meta }) => !unused.includes(meta.id)).map((rule) => ({ id: rule.meta.id, rule }));
  const options = { config: { rules: judging }, maskSecrets: true, noPhysicFilePath: true };
  const suspectsOf = createSuspects();
  return async (filePath, window) => {
    const found: string[] = [];
    for (const [start, end] of suspectsOf(window)) {
      const content = window.toString('latin1', start, end);
      const { messages } = await lintSource({ source: { filePath, content, contentType: 'text', ext: '' }, options });
      found.push(...messages.filter((message) => isUnmasked(content, message)).map(nameOf));
    }
    return found;
  };
}

interface Message {
  type: string;
  range: readonly number[];
  ruleId: string;
  messageId: string;
}

function isUnmasked(content: string, { type, range: [start = 0] }: Message): boolean {
  return type === 'message' && !maskedAt.test(content.slice(start, start + longestLabel + 8));
}

function nameOf({ ruleId, messageId }: Message): string {
  return `${ruleId.replace(/^.*secretlint-rule-/, '')}/${messageId}`;
}
