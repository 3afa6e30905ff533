/** A value that a log says was bound to a place of a statement. */
export interface BoundItem {
  /** Its number from 1 on, or the place's name, where that is written; none: they are counted. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Set where the line has no other. */
  readonly isOnly?: true;
}

/** A number or name before a value: `$1 = `, `"2":`, `1 => `, `@p0=`, `:name: `. */
const label = String.raw`(?:["']?([$@:]?\w{1,64})["']?\s{0,4}(?:=>|[:=])\s{0,4})?`;
const quotedItem = new RegExp(
  String.raw`\s{0,32}${label}(?:[bBNnuU]?(?:\\{0,3}"((?:[^"\\\n]|\\[^"\n]){0,1024})\\{0,3}"|'((?:[^'\\\n]|''|\\[^\n]){0,1024})')|([^\s,"'()[\]{}](?:[^,\n()[\]{}"']{0,255})|\w{1,24}\([^()\n]{0,128}\)))(?:\s{1,2}\([^()\n]{1,64}\))?\s{0,4}(,|[\])}\n]|$)`,
  'y',
);
const typedItem = /(?:null|([^\n]{0,1024}?)\((?:[A-Z]\w{2,24})\))(?:, |(?=\s{0,2}(?:["'\n]|$)))/y;
const bareItem = /\s?([^,\n[\]]{0,1024})(,|\])/y;
const most = 64;

/** Values between brackets or without any, each in quotes or a word: `['a', 2]`, `$1 = 'a', $2 = '2'`, `{"1": "a"}`. */
export function quotedItems(text: string, from: number): BoundItem[] {
  const items: BoundItem[] = [];
  quotedItem.lastIndex = from;
  for (let match = quotedItem.exec(text); match && items.length < most; match = quotedItem.exec(text)) {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    const end = match.index + match[0].lastIndexOf(value) + value.length;
    items.push({ name: match[1] ?? '', start: end - value.length, end });
    if (match[5] !== ',') break;
  }
  return items;
}

/** Values with the name of their type behind them, as MyBatis writes them: `eva(String), 3(Long)`. */
export function typedItems(text: string, from: number): BoundItem[] {
  const items: BoundItem[] = [];
  typedItem.lastIndex = from;
  for (let match = typedItem.exec(text); match && items.length < most; match = typedItem.exec(text)) {
    if (match[0] === '') break;
    items.push({ name: '', start: match.index, end: match.index + (match[1]?.length ?? 0) });
  }
  return items;
}

/** Values with nothing but commas between, as EclipseLink writes them: `[eva, 3]`. */
export function bareItems(text: string, from: number): BoundItem[] {
  const items: BoundItem[] = [];
  bareItem.lastIndex = from;
  for (let match = bareItem.exec(text); match && items.length < most; match = bareItem.exec(text)) {
    const end = match.index + match[0].length - 1;
    items.push({ name: '', start: end - match[1]!.length, end });
    if (match[2] === ']') break;
  }
  return items;
}
