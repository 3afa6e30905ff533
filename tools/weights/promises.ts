import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor, type Expression } from 'oxc-parser';
import { changedLines, createPlanter, leakedShapes } from '@flarewire/testing/corpus';
import { ours, type Kind } from '../bench/read-corpus.ts';

const tests = path.join(import.meta.dirname, '../../libs/scrubber/src');
/** How the tests of the rule set `strict` call their lists of lines. */
const names = { harmless: /^(?:harmless|kinds)$/, secret: /^(?:secrets?|shapes)$/ };

/** What the unit tests promise of lines, as kinds of files: those that stay, and those with a secret that goes. */
export function promises(): Kind[] {
  const harmless = [...changedLines];
  const secret: [line: string, secret: string][] = [];
  for (const [kind, shapes] of Object.entries(leakedShapes))
    for (const [index, shape] of shapes.entries()) {
      const planter = createPlanter(kind.length * 1_000 + index);
      const value = planter.token(28);
      secret.push([shape.replaceAll('<SECRET>', value).replaceAll('<..>', planter.token(20)), value]);
    }
  for (const file of globSync('**/*.test.ts', { cwd: tests, exclude: ['**/closed.test.ts'] }).toSorted()) {
    const { program } = parseSync(file, readFileSync(path.join(tests, file), 'utf8'));
    new Visitor({
      VariableDeclarator({ id, init }) {
        if (id.type !== 'Identifier' || !init) return;
        const lines = elementsOf(init);
        if (names.harmless.test(id.name)) harmless.push(...lines.flatMap((each) => textOf(each) ?? []));
        else if (names.secret.test(id.name)) secret.push(...lines.flatMap(pairOf));
      },
    }).visit(program);
  }
  return [...ours().map(whole), kindOf('harmless', [], harmless), kindOf('secret', secret, [])];
}

/** A file without a secret is to stay as it is, and lines without a file make one. */
function whole(kind: Kind): Kind {
  if (kind.base64 === '') return kindOf(kind.kind, [], kind.harmless);
  if (kind.secrets.length > 0) return kind;
  const lines = Buffer.from(kind.base64, 'base64').toString('utf8').split('\n');
  return { ...kind, harmless: lines.filter((line) => line.trim() !== '') };
}

/** Lines apart from one another, so that none is the head of the next. */
function kindOf(name: string, secret: readonly (readonly [string, string])[], harmless: string[]): Kind {
  const text = [...secret.map(([line]) => line), ...harmless].join('\n\n');
  return {
    kind: `promised ${name}`,
    file: 'promised.log',
    base64: Buffer.from(text).toString('base64'),
    secrets: secret.map(([, value]) => value),
    harmless,
  };
}

function elementsOf(list: Expression): Expression[] {
  if (list.type === 'TSAsExpression') return elementsOf(list.expression);
  if (list.type === 'ObjectExpression')
    return list.properties.flatMap((each) => (each.type === 'Property' ? elementsOf(each.value) : []));
  if (list.type !== 'ArrayExpression') return [];
  return list.elements.filter((each) => each !== null && each.type !== 'SpreadElement');
}

/** A line and what is secret in it. */
function pairOf(pair: Expression): [string, string][] {
  const [line, secret] = elementsOf(pair).map(textOf);
  return line !== undefined && secret !== undefined && line.includes(secret) ? [[line, secret]] : [];
}

function textOf(node: Expression): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  const isPlain = node.type === 'TemplateLiteral' && node.expressions.length === 0;
  return isPlain ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
}
