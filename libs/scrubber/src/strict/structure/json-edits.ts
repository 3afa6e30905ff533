import type { ClassifyKey } from '../by-key/keys/secret-keys.ts';
import { mask, type OnMask } from '../rule.ts';
import type { Spares } from '../spared/spares.ts';
import { jsonTreeAt } from './json-trees.ts';
import { mayHoldSecrets } from './may-hold-secrets.ts';
import { secretLeaves } from './secret-leaves.ts';
import type { Tree, TreeLeaf } from './tree.ts';
import { writtenInJson, writtenInUrl, type WrittenText } from './written-texts.ts';

/** A secret value of a document, and what goes in its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly rule: string;
  readonly value: string;
}

/** Where an object begins: in plain, in a text of JSON, or in a URL. */
const opening = /\{\s{0,64}(\\{0,7})"|%7B(?:%20|\+){0,8}%22/gi;
const urlPart = /(?:%[0-9a-f]{2}|[\w.~!$'()*+,;:@/?-])+/iy;
/** JSON within JSON within JSON is looked into so often. */
const deepest = 4;

/** Finds the secret values in each object of JSON that a text holds, whole or cut, in plain or within a text of JSON or a URL. */
export function* jsonEditsIn(text: string, classify: ClassifyKey, depth = 0): Generator<Edit> {
  if (depth > deepest || !mayHoldSecrets(text, classify)) return;
  const search = new RegExp(opening);
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const at = match.index;
    if (match[0].startsWith('%')) {
      const end = endOfUrlPart(text, at);
      yield* within(writtenInUrl(text, at, end), classify, depth);
      search.lastIndex = end;
    } else if (match[1]) {
      const end = endOfEscaped(text, at, match[1].length);
      yield* within(writtenInJson(text, at, end), classify, depth);
      search.lastIndex = end;
    } else {
      const { tree, end } = jsonTreeAt(text, at);
      if (tree) yield* jsonEditsOf(text, tree, classify, depth);
      search.lastIndex = end;
    }
  }
}

/** Finds the secret values of a document, and of those that stand in its texts. */
export function* jsonEditsOf(text: string, tree: Tree, classify: ClassifyKey, depth = 0): Generator<Edit> {
  for (const { leaf, rule } of secretLeaves(tree, classify)) yield editOf(text, leaf, rule);
  yield* editsInTexts(text, tree, classify, depth);
}

function* editsInTexts(text: string, tree: Tree, classify: ClassifyKey, depth: number): Generator<Edit> {
  if (tree.kind === 'map') for (const { value } of tree.entries) yield* editsInTexts(text, value, classify, depth);
  else if (tree.kind === 'list') for (const item of tree.items) yield* editsInTexts(text, item, classify, depth);
  else if (tree.isString && /\{\s{0,64}\\{0,7}"|%7B(?:%20|\+){0,8}%22/i.test(tree.text))
    yield* within(writtenInJson(text, tree.start + 1, tree.end - 1), classify, depth);
}

function* within({ text, offsets, write }: WrittenText, classify: ClassifyKey, depth: number): Generator<Edit> {
  for (const { start, end, text: added, ...edit } of jsonEditsIn(text, classify, depth + 1))
    yield { ...edit, start: offsets[start]!, end: offsets[end]!, text: write(added) };
}

/** The quotes of a text stay, and that a cut has none at its end. */
function editOf(text: string, { start, end, isString, text: value }: TreeLeaf, rule: string): Edit {
  if (!isString) return { start, end, text: `"${mask}"`, rule, value };
  const isWhole = end > start + 1 && text[end - 1] === '"';
  return { start: start + 1, end: isWhole ? end - 1 : end, text: mask, rule, value };
}

function endOfUrlPart(text: string, from: number): number {
  urlPart.lastIndex = from;
  return from + (urlPart.exec(text)?.[0].length ?? 3);
}

/** Where a text of JSON ends that an object stands in: at the quote with fewer backslashes before it, or with the line. */
function endOfEscaped(text: string, from: number, backslashes: number): number {
  let before = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') before += 1;
    else if (character === '\n' || (character === '"' && before < backslashes)) return at - before;
    else before = 0;
  }
  return text.length;
}

/** What is told of each mask, and what lets a value stay that would be masked. */
export interface Masking {
  readonly onMask: OnMask;
  readonly spares?: Spares | undefined;
}

/** Puts in what goes in the place of values, and tells of each; of two that overlap, the first alone. */
export function withEdits(text: string, edits: readonly Edit[], { onMask, spares }: Masking): string {
  let result = '';
  let done = 0;
  for (const { value, ...edit } of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < done || spares?.(text, edit)) continue;
    result += text.slice(done, edit.start) + (onMask({ ...edit, learn: value }) ?? edit.text);
    done = edit.end;
  }
  return result + text.slice(done);
}
