/** A part of a syntax tree; `start` and `end` are places in the text. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Writes a program in ASCII: V8 keeps other sources, in each thread that has them, in two bytes for each sign. Says the same, to
 * the last sign of its texts and regular expressions.
 * @param parse makes a syntax tree of the text
 */
export function inAscii(code: string, parse: (code: string) => SyntaxNode): string {
  if (!foreign.test(code)) return code;
  const tagged = code.includes('`') ? [...taggedIn(parse(code))] : [];
  return code.replaceAll(new RegExp(foreign, 'g'), (sign: string, at: number) => {
    const within = tagged.find(({ start, end }) => start <= at && at < end);
    const escaped = String.raw`\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
    if (!within) return code[at - 1] === '\\' ? sign : escaped;
    return within.isRaw && code[at - 1] !== '\\' ? `\${'${escaped}'}` : sign;
  });
}

const foreign = /[^\0-\x7f]/;

/** Templates with a tag, to which an escape is no sign. `isRaw`: joined as they are written, whatever is put into them. */
function* taggedIn(node: SyntaxNode): Generator<{ start: number; end: number; isRaw: boolean }> {
  if (node.type === 'TaggedTemplateExpression') {
    const { tag, quasi } = node as SyntaxNode & {
      tag: SyntaxNode & { object?: Named; property?: Named };
      quasi: Quasi;
    };
    const isRaw = tag.object?.name === 'String' && tag.property?.name === 'raw';
    for (const { start, end } of quasi.quasis) yield { start, end, isRaw };
  }
  for (const child of Object.values(node).flat() as unknown[]) if (isNode(child)) yield* taggedIn(child);
}

interface Named {
  readonly name?: string;
}
interface Quasi {
  readonly quasis: readonly SyntaxNode[];
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}
