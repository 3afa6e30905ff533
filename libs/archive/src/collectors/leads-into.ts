import { expand } from 'brace-expansion';
import picomatch from 'picomatch';

/** One step of a pattern: any number of folders, or those whose name matches. `anything` is a group with a slash in it. */
type Step = '**' | 'anything' | ((name: string) => boolean);

const mostAlternatives = 1_000;

/**
 * Says whether files that a glob names may lie below a folder. As in a shell, a name that begins with a dot matches only
 * where the pattern spells the dot. Both the pattern and `folder` are relative to the same place.
 */
export function leadsInto(pattern: string): (folder: string) => boolean {
  const alternatives = /\{[^}]*\/[^}]*\}/.test(pattern) ? expand(pattern, { max: mostAlternatives }) : [pattern];
  const ways = alternatives.map(stepsOf);
  return (folder) => {
    const names = folder.split('/');
    return ways.some((steps) => leads(steps, names));
  };
}

function stepsOf(pattern: string): Step[] {
  const steps: Step[] = [];
  for (const part of partsOf(pattern)) {
    if (part === '**') steps.push('**');
    else if (part.includes('/')) return [...steps, 'anything'];
    else steps.push(picomatch(part));
  }
  return steps;
}

/** Cuts a pattern at its slashes, but not within groups such as `@(a/b|c)`. */
function partsOf(pattern: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of pattern) {
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
    if (character === '/' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function leads([step, ...steps]: readonly Step[], [name, ...names]: readonly string[]): boolean {
  if (step === undefined) return false;
  if (name === undefined || step === 'anything') return true;
  if (step === '**') return leads(steps, [name, ...names]) || (!name.startsWith('.') && leads([step, ...steps], names));
  return step(name) && leads(steps, names);
}
