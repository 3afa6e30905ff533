import { candidateFinder, type HintedRule } from './candidates.ts';
import { isAlphanumeric, mask, type Mask } from './rule.ts';
import { createTextMasker, type TextMasker } from './text-masker.ts';

const safeWithinWords = 16;

/** Makes maskers for exactly these values, in the forms in which other programs write them. */
export function createSweeper(values: Iterable<string>): (onMask: (mask: Mask) => void) => TextMasker {
  const rules: HintedRule[] = [...new Set([...values].flatMap(writtenForms))].map((form) => ({
    hints: [form],
    find: (text, at) => (stands(text, at, form) ? { start: at, end: at + form.length, text: `secret-${mask}`, rule: 'learned-value' } : undefined),
  }));
  const byLength = rules.toSorted((a, b) => (b.hints[0]?.length ?? 0) - (a.hints[0]?.length ?? 0));
  const candidates = candidateFinder(byLength, { withRuns: false });
  return (onMask) => createTextMasker({ candidates, run: () => undefined, patterns: () => [] }, onMask);
}

/** A value as it is, and within JSON, URLs and base64. */
function writtenForms(value: string): string[] {
  const text = Buffer.from(value, 'latin1').toString('utf8');
  const forms = [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(text), Buffer.from(value, 'latin1').toString('base64')];
  return forms.filter((form) => form.length >= 6);
}

/** A short value within a longer word is not that value. */
function stands(text: string, at: number, form: string): boolean {
  if (!text.startsWith(form, at)) return false;
  if (form.length >= safeWithinWords) return true;
  return !isAlphanumeric(text.charCodeAt(at - 1)) && !isAlphanumeric(text.charCodeAt(at + form.length));
}
