import type { Word } from './words.ts';

const longestEscaped = 128;

/** A word with what it goes on with in a string of JSON, where a sign is written as `\\u003e`. */
export function withEscapes(text: string, { start, end }: Word): Word {
  const before = /(?:[^\s"'`\\,;([{=:]{0,64}\\u[0-9a-f]{4}){1,8}$/i.exec(
    text.slice(Math.max(0, start - longestEscaped), start),
  );
  const behind = /(?:\\u[0-9a-f]{4}[^\s"'`\\,;)\]}]{0,64}){1,8}/iy;
  behind.lastIndex = end;
  return { start: start - (before?.[0].length ?? 0), end: end + (behind.exec(text)?.[0].length ?? 0) };
}
