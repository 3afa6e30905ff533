import { asYaml } from '../as-yaml.ts';
import { FindingError } from '../../collect/finding.ts';
import { AnswerTooLargeError } from '../http-get.ts';
import { withoutSecrets, type ApiObject } from './without-secrets.ts';

/** What the API answers to a request for a list: a page of it, or why there is none. */
interface Page {
  kind?: string;
  apiVersion?: string;
  code?: number;
  metadata?: { resourceVersion?: string; continue?: string; remainingItemCount?: number };
  items?: ApiObject[] | null;
}

/** Objects that are asked for at once: some hundred KiB, so that neither side holds a large list whole. */
const pageSize = 100;

/**
 * A list of the API as YAML, page by page. Where the list is older by now than the API goes back (410), the rest is as the objects
 * are now, which `note` is told.
 */
export async function* listPages(
  path: string,
  { get, note }: { get: (path: string) => Promise<unknown>; note: (line: string) => void },
): AsyncIterable<string> {
  let limit = pageSize;
  let token: string | undefined;
  let count: number | undefined;
  for (;;) {
    const page = await pageOf(withQuery(path, { limit: String(limit), ...(token && { continue: token }) }), get);
    if (page === 'too large') {
      if (limit === 1) throw new FindingError({ state: 'failed', reason: 'one of its objects is larger than 16 MiB' });
      limit = Math.ceil(limit / 10);
      continue;
    }
    const next = page.metadata?.continue;
    if (page.kind === 'Status' && page.code === 410) {
      if (!next || next === token) throw tooOld(count ?? 0);
      note(`${path}: after ${count} objects the list was too old to go on; those that follow are of a later moment`);
      token = next;
      continue;
    }
    // Not a list after all: some paths of extensions answer an object.
    if (page.items === undefined) return yield asYaml(withoutSecrets(page as ApiObject));
    const items = page.items ?? [];
    if (count === undefined) yield headOf(page);
    const kind = page.kind?.replace(/List$/, '');
    if (items.length > 0) yield asYaml(items.map((item) => withoutSecrets(item, item.kind ?? kind)));
    count = (count ?? 0) + items.length;
    token = next;
    if (!token) return undefined;
  }
}

function tooOld(count: number): FindingError {
  return new FindingError({ state: 'failed', reason: `the list became too old to go on after ${count} objects (410)` });
}

async function pageOf(path: string, get: (path: string) => Promise<unknown>): Promise<Page | 'too large'> {
  try {
    return (await get(path)) as Page;
  } catch (error) {
    if (error instanceof AnswerTooLargeError) return 'too large';
    throw error;
  }
}

function headOf({ kind, apiVersion, metadata, items }: Page): string {
  const { resourceVersion, continue: next } = metadata ?? {};
  const head = asYaml({ kind, apiVersion, ...(resourceVersion && { metadata: { resourceVersion } }) });
  return `${head}items:${items?.length || next ? '' : ' []'}\n`;
}

function withQuery(path: string, more: Record<string, string>): string {
  const [place, query = ''] = path.split('?', 2);
  const whole = new URLSearchParams([...new URLSearchParams(query), ...Object.entries(more)]);
  return `${place}?${whole.toString()}`;
}
