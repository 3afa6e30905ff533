import { parseSync } from 'oxc-parser';

type Node = Record<string, unknown> & { type?: string; start?: number };

/** Sentences that the Agent says just so, and we after it. */
const agentSentences = [/^failed to send flare after /, /^Could not parse the proxy URL for scheme /];

/** Documents that are not in the repository. */
const foreign = /\bspec (?:section )?\d|\bnotes\/|\bshared\/(?!conformance)/i;

/** Which argument of a call is what a person reads. */
const messageOf: Record<string, number> = { FlareError: 1, toFlareError: 2, failureOf: 1, waitEnded: 1 };

/**
 * What a source says in other words than CONTRIBUTING asks for: error messages that do not begin with "Cannot …" or end
 * with a full stop, and comments that send the reader to a document that is not here.
 */
export function brokenWords(file: string, source: string): string[] {
  const { program, comments } = parseSync(file, source);
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (node.type === 'NewExpression' || node.type === 'CallExpression') {
      const place = messageOf[(node['callee'] as { name?: string }).name ?? ''];
      const message = place === undefined ? undefined : (node['arguments'] as Node[])[place];
      for (const text of message ? textsOf(message) : [])
        if (!isMessage(text)) found.push(`"${text}…" is no message of the form "Cannot …: why; what to do"`);
    }
    Object.values(node).forEach(walk);
  };
  walk(program.body);
  const cited = comments.filter(({ value }) => foreign.test(value));
  return [...found, ...cited.map(({ value }) => `"${foreign.exec(value)![0]}…" cites what is not in the repository`)];
}

/** The fixed texts that an expression may begin with; none for one that begins with a value. */
function textsOf(node: Node): string[] {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : [];
  if (node.type === 'TemplateLiteral') {
    const [first] = node['quasis'] as { value: { raw: string } }[];
    return first && first.value.raw !== '' ? [first.value.raw] : [];
  }
  if (node.type === 'BinaryExpression') return textsOf(node['left'] as Node);
  if (node.type === 'ConditionalExpression')
    return [node['consequent'], node['alternate']].flatMap((branch) => textsOf(branch as Node));
  return [];
}

function isMessage(text: string): boolean {
  return (text.startsWith('Cannot ') && !text.endsWith('.')) || agentSentences.some((pattern) => pattern.test(text));
}
