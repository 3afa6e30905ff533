/** Whether what a sticky pattern looks behind for is the end of a text. */
export function endsIn(text: string, pattern: RegExp): boolean {
  pattern.lastIndex = text.length;
  return pattern.test(text);
}
