import { holdsNoValue } from './values/described-maps.ts';
import { isPlaceholder, isStandIn } from '../value/plain-values.ts';
import { mask, type Mask } from '../rule.ts';
import { isAlwaysSecret, isNameOfSettings, isSection, type ClassifyKey } from './keys/secret-keys.ts';

const keyAlone =
  /(^|\n)([ \t]*(?:- )?[ \t]*)(?:\[[\w-]{1,32}\] )?(?:(?:Using|Your|The|New|Generated) (?:the |a )?)?["']?((?:[A-Za-z]{2,16} (?=keys?["']?[ \t]*:))?(?:[\w.-]|::){1,128})["']?[ \t]*:[ \t]*(?:[|>][-+0-9]*)?[ \t]*\r?\n$/;

/** Blanks before a block's value, and lines before it that switch something or say where it is used. */
const leading =
  /^\s*(?:(?:- )?[\w-]{1,40}:[ \t]+(?:true|false|yes|no|(?:[\w-]{1,63}\.[\w.-]{1,128}|localhost):\d{2,5})[ \t]*\r?\n\s*){0,8}(?:- )?/i;

/** The keys of a block that stand farthest out. */
function keysOf(block: string): string[] {
  const indent = /^[ \t]*(?:- )?/.exec(block)?.[0].length ?? 0;
  return block.split('\n').flatMap((line) => {
    const found = /^([ \t]*(?:- )?)["']?([\w.-]{1,64})["']?:(?:\s|$)/.exec(line);
    return found && found[1]!.length === indent ? [found[2]!] : [];
  });
}

/**
 * Masks what is indented below a secret key that stands alone on its line: a block of text, a list or a map that holds values.
 * A list may stand as far out as its key.
 */
export function blockValue(text: string, at: number, floor: number, classify: ClassifyKey): Mask | undefined {
  const lineEnd = /[\w.-]{0,128}["']?[ \t]{0,8}:[ \t]{0,8}(?:[|>][-+0-9]{0,3})?[ \t]{0,8}\r?\n/y;
  lineEnd.lastIndex = at;
  const rest = lineEnd.exec(text)?.[0];
  if (rest === undefined) return undefined;
  const behind = at + rest.length;
  const [, , indent = '', key = ''] = keyAlone.exec(text.slice(Math.max(floor, at - 256), behind)) ?? [];
  if (key === '' || !isAlwaysSecret(classify(key))) return undefined;
  const blockEnd = endOfBlock(text, behind, indent.length);
  const block = text.slice(behind, blockEnd);
  if (isSection(key, keysOf(block))) return undefined;
  const start = behind + (leading.exec(block)?.[0].length ?? 0);
  const end = withoutComma(text, start, blockEnd);
  if (end <= start) return answer(text, behind);
  if (isPlaceholder(text.slice(start, end).replaceAll('"', ''))) return undefined;
  if (holdsNoValue(text.slice(behind, end), isStandIn)) return undefined;
  if (
    isNameOfSettings(key) &&
    /^\s*(?:#\s?)?[^\s:#-][^:\n]{0,64}:\s[^\n]*\n\s+(?:#\s?)?[^\s:#-][^:\n]{0,64}:\s/.test(text.slice(behind, end))
  )
    return undefined;
  const secret = text.slice(start, end);
  return { start, end, text: `"${mask}"`, rule: 'block-value', ...(!secret.includes('\n') && { learn: secret }) };
}

/** A map or list in brackets is followed by a comma where it stands in another. */
function withoutComma(text: string, start: number, end: number): number {
  return /[{["']/.test(text[start] ?? '') && /[}\]"'],$/.test(text.slice(Math.max(start, end - 2), end))
    ? end - 1
    : end;
}

/** What was typed at a prompt, on the line below it: a single word that is no word of a language. */
function answer(text: string, at: number): Mask | undefined {
  const line = /([^\s"':,;{}[\]#<>=|]{6,128})[ \t]{0,8}(?=\r?\n|$)/y;
  line.lastIndex = at;
  const word = line.exec(text)?.[1] ?? '';
  if (!/\d/.test(word) || !/[A-Za-z]/.test(word) || isPlaceholder(word)) return undefined;
  return { start: at, end: at + word.length, text: mask, rule: 'block-value', learn: word };
}

function endOfBlock(text: string, from: number, indent: number): number {
  let end = from;
  for (let at = from; at < text.length;) {
    const found = text.indexOf('\n', at);
    const lineEnd = found < 0 ? text.length : found;
    const line = text.slice(at, Math.min(lineEnd, at + 256));
    const own = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (line.trim() !== '') {
      if (own < indent || (own === indent && !/^[ \t]*- /.test(line))) break;
      end = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
    }
    at = lineEnd + 1;
  }
  return end;
}
