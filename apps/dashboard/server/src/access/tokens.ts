import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { FlareError } from '@flarewire/schemas';

/** Who may sign in, by a digest of their token: the token itself is not kept. */
export type Token = { name: string; digest: Buffer };

const shortest = 16;

/**
 * Reads a file of tokens: a line `<name> <token>` each; blank lines and those that begin with "#" are passed over.
 * @throws {FlareError} `invalid_config` when it cannot be read, holds none, or one that is easily guessed
 */
export async function readTokens(file: string): Promise<Token[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FlareError('invalid_config', `Cannot read the dashboard's tokens: ${reason}`, { cause });
  });
  const tokens = parseTokens(text, file);
  if (tokens.length > 0) return tokens;
  throw new FlareError('invalid_config', `Cannot use ${file}: it has no line "<name> <token>"; add one`);
}

/** As `readTokens`, from the text of the file. */
export function parseTokens(text: string, file = 'the tokens'): Token[] {
  return text.split('\n').flatMap((line, index) => {
    if (/^\s*(#|$)/.test(line)) return [];
    const [name, token, ...rest] = line.trim().split(/\s+/);
    if (!name || !token || rest.length > 0 || token.length < shortest || name.length > 254) {
      throw new FlareError(
        'invalid_config',
        `Cannot use ${file}, line ${index + 1}: expected "<name> <token>", the token of at least ${shortest} characters`,
      );
    }
    return [{ name, digest: digestOf(token) }];
  });
}

/** Whose token it is; it takes as long for a wrong one. */
export function findToken(tokens: readonly Token[], token: string): Token | undefined {
  const digest = digestOf(token);
  return tokens.filter((each) => timingSafeEqual(each.digest, digest)).at(0);
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
