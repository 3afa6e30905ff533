import { flag } from './long-runs.ts';
import { createTextMemory, openModule } from './text-memory.ts';

/** Tables of the search for tokens, as `tokens.wat` describes them. */
export interface TokenTables {
  readonly classes: Uint8Array;
  /** What is stripped at a token's beginning and end, and what ends a name. */
  readonly edges: Uint8Array;
  readonly weights: Int8Array;
}

/**
 * Where tokens begin and end, in turn, that begin from `from` on and before `to` and have a word whose form weighs so much; good until the
 * next call.
 */
export type FindTokens = (text: Uint8Array, from: number, to: number, least: number) => Int32Array;

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly tokens: (at: number, to: number, end: number, least: number, list: number) => number;
}

const at = { classes: 0, edges: 256, ends: 512, signs: 768, weights: 4_096, text: 65_536 };
const [separates, endsToken] = [0, 5];
const sign = { parts: 1, letter: 4, digit: 8 };

/** Makes the search of `tokens.wat` ready. */
export function createTokenScan({ classes, edges, weights }: TokenTables): FindTokens {
  const native = openModule(new URL('./tokens.wasm', import.meta.url)) as Exports;
  const memory = createTextMemory(native.memory, at.text);
  memory.bytes().set(classes, at.classes);
  memory.bytes().set(edges, at.edges);
  memory.bytes().set(endsOf(classes), at.ends);
  memory.bytes().set(signsOf(classes), at.signs);
  memory.bytes().set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at.weights);
  return (text, from, to, least) => {
    const list = memory.load(text.subarray(from));
    return memory.listed(list, native.tokens(at.text, at.text + to - from, at.text + text.length - from, least, list));
  };
}

/** A flag for each half of the bytes that end tokens. */
function endsOf(classes: Uint8Array): Uint8Array {
  const ends = new Uint8Array(32);
  for (const [code, of] of classes.entries()) if (of === endsToken) flag(ends, code);
  return ends;
}

/** What each byte is in a token. */
function signsOf(classes: Uint8Array): Uint8Array {
  return classes.map((of, code) => {
    if (of === separates || of === endsToken) return sign.parts;
    const character = String.fromCharCode(code);
    return /[g-z]/i.test(character) ? sign.letter : /[0-9]/.test(character) ? sign.digit : 0;
  });
}
