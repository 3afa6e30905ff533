import { isPlaceholder } from './plain-values.ts';
import { mask, type Mask } from './rule.ts';
import { secretKey } from './secret-keys.ts';

const quote = `(?:\\\\{0,7}["'])?`;

/** `name: DB_PASSWORD`, up to where the value of the pair begins, as it is written in YAML, JSON, XML and Go. */
const namedBefore = new RegExp(`\\b(?:name|key|property|setting|variable)${quote}[ \\t]{0,8}[:=>][ \\t]{0,8}${quote}([\\w.-]{1,128})$`, 'i');
const valueBehind = new RegExp(
  `${quote}\\s{0,4}[,;>]?(?:\\r?\\n|\\\\n)?[\\s>]{0,64}(?:<value>|${quote}\\bvalue${quote}[ \\t]{0,8}[:=][ \\t]{0,8})(\\\\{0,7}["']?)`,
  'iy',
);

/** Masks the value of a pair whose name is a secret key: `- name: DB_PASSWORD` with `value: …` behind it. */
export function namedPair(text: string, at: number, floor: number, extra: ReadonlySet<string>): Mask | undefined {
  const nameEnd = /[\w.-]{0,128}/y;
  nameEnd.lastIndex = at;
  const end = at + (nameEnd.exec(text)?.[0].length ?? 0);
  const name = namedBefore.exec(text.slice(Math.max(floor, at - 160), end))?.[1];
  if (name === undefined || !secretKey(name, extra)) return undefined;
  valueBehind.lastIndex = end;
  const match = valueBehind.exec(text);
  if (!match) return undefined;
  const start = end + match[0].length;
  const value = valueText(text, start, match[1] ?? '', match[0].endsWith('<value>'));
  if (isPlaceholder(value)) return undefined;
  const isYaml = match[1] === '' && /value[ \t]*:[ \t]+$/i.test(match[0]);
  return { start, end: start + value.length, text: isYaml ? `"${mask}"` : mask, rule: 'named-value', learn: value };
}

function valueText(text: string, start: number, opening: string, isTag: boolean): string {
  const end = isTag ? /[<\r\n]/g : opening === '' ? /[\r\n}]| \w+:/g : opening.endsWith('"') ? /["\r\n]/g : /['\r\n]/g;
  end.lastIndex = start;
  const stop = end.exec(text)?.index ?? text.length;
  return text.slice(start, Math.min(stop, start + 4_096)).replace(/[\s\\]+$/, '');
}
