/** A text that takes one line of a log or a table, whatever names of files are in it. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}
