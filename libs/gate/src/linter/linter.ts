import type { Spot } from '../finding.ts';
import type { Part } from '../search/parts-around.ts';

/** A key with a masked value behind it is no finding; the linter means the key as often as the value. */
const longestLabel = 24;
const maskedAt = new RegExp(`^[\\w:="' ./-]{0,${longestLabel}}\\*{8}`);
/** A URL whose password is a mask with its tag, which the linter does not know as one. */
const taggedUrl = /^[\w+.:-]{1,32}:\/\/[^:/\s@]{1,100}:(?:secret-|token-)?\*{8}~[0-9a-f]{5}@/;
/** Not used: the first lets a comment in a log switch the others off, the second reads files from this machine's disk. */
const unused = ['@secretlint/secretlint-rule-filter-comments', '@secretlint/secretlint-rule-gcp'];

/** Says which rules of the linter find something in some parts of a window of a file, and where. */
type Lint = (name: string, window: Buffer, suspects: readonly Part[]) => Promise<Spot[]>;

/** Makes the linter's part of the look. The linter itself is large, and is loaded when there is something to show it. */
export function createLinter(): Lint {
  let loading: ReturnType<typeof loadLinter> | undefined;
  return async (filePath, window, suspects) => {
    const found: Spot[] = [];
    for (const [start, end] of suspects) {
      const lint = await (loading ??= loadLinter());
      const content = window.toString('latin1', start, end);
      const messages = await lint(filePath, content);
      for (const message of messages.filter((each) => isUnmasked(content, each)))
        found.push({ rule: nameOf(message), at: start + (message.range[0] ?? 0) });
    }
    return found;
  };
}

async function loadLinter(): Promise<(filePath: string, content: string) => Promise<readonly Message[]>> {
  const [{ lintSource }, { rules }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const judging = rules.filter(({ meta }) => !unused.includes(meta.id)).map((rule) => ({ id: rule.meta.id, rule }));
  const options = { config: { rules: judging }, maskSecrets: true, noPhysicFilePath: true };
  return async (filePath, content) => {
    const { messages } = await lintSource({ source: { filePath, content, contentType: 'text', ext: '' }, options });
    return messages;
  };
}

interface Message {
  type: string;
  range: readonly number[];
  ruleId: string;
  messageId: string;
}

function isUnmasked(content: string, { type, range: [start = 0] }: Message): boolean {
  const found = content.slice(start, start + 160);
  return type === 'message' && !maskedAt.test(found) && !taggedUrl.test(found);
}

function nameOf({ ruleId, messageId }: Message): string {
  return `${ruleId.replace(/^.*secretlint-rule-/, '')}/${messageId}`;
}
