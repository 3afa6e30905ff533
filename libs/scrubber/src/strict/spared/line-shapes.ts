/** What a line looks like up to a value. */
export type LineShape =
  | 'alone'
  | 'comment'
  | 'member'
  | 'objects'
  | 'pair'
  | 'command'
  | 'log'
  | 'markup'
  | 'row'
  | 'sentence';

const shapes: readonly (readonly [LineShape, RegExp])[] = [
  ['alone', /^\s*$/],
  ['comment', /^\s*(?:#|\/\/|;|!|--|\/\*|\*)/],
  ['member', /^\s*[[{]?\s*\\?"[^"]{1,80}"\s*:\s*\\?["[{]?$/],
  ['objects', /^\s*[{[]/],
  ['pair', /^\s*(?:- )?[\w.-]+\s*[:=]\s*["'[]?$/],
  ['command', /^\S{0,40}[$#>] \w/],
  ['log', /^\W{0,3}\d{2,4}[-/:]\d\d[-/:]\d\d|^[A-Z][a-z]{2} [ \d]\d \d\d:|^\W?\d{10}|level=|^\W{0,2}(?:INFO|WARN|ERROR|DEBUG)/],
  ['markup', /^\s*</],
  ['row', /[,;|\t][^,;|\t]*[,;|\t][^,;|\t]*[,;|\t]/],
]; // prettier-ignore

/** Tells what a line looks like by what stands on it before a value. */
export function lineShapeOf(before: string): LineShape {
  return shapes.find(([, form]) => form.test(before))?.[0] ?? 'sentence';
}
