import type { Scrubber } from '@flarewire/scrubber';
import { freeName } from './names.ts';

/** Shorter ones are words that names may well have; the gate does not look for them either. */
const shortestSecret = 6;

/**
 * What items are called in the archive: their paths without what this flare has shown to be secret, such as that of
 * `password=….log`. The archive's own account of itself holds the names, and cannot be left out of it.
 * @param others texts with names that the archive's own files will hold, and from which as much may be learned
 */
export function shownPaths(
  paths: readonly string[],
  { scrubber, others }: { scrubber: Scrubber; others: readonly string[] },
): { shown: (path: string) => string; hide: (text: string) => string } {
  for (const text of [...paths, ...others]) scrubber.line(text);
  const secrets = secretsOf(scrubber);
  const hide = (text: string) => (secrets.size === 0 ? text : withoutSecrets(text, secrets));
  const taken = new Set(paths);
  const renamed = new Map<string, string>();
  for (const path of paths) {
    const wished = hide(path);
    if (wished !== path) renamed.set(path, freeName(wished, taken));
  }
  return { shown: (path) => renamed.get(path) ?? path, hide };
}

/** What items may be called while the archive is being made: without what their names, or what was read so far, show to be secret. */
export function shownMeanwhile(paths: readonly string[], scrubber: Scrubber): string[] {
  const secrets = secretsOf(scrubber);
  return paths.map((path) => withoutSecrets(scrubber.shown(path), secrets));
}

function secretsOf(scrubber: Scrubber): Set<string> {
  const secrets = new Set<string>();
  for (const secret of scrubber.learned()) if (secret.length >= shortestSecret) secrets.add(secret);
  return secrets;
}

/** Looks at what lies between ends of words, so that its time does not grow with the secrets. */
function withoutSecrets(text: string, secrets: ReadonlySet<string>): string {
  const ends = [...text.matchAll(/(?<![A-Za-z0-9](?=[A-Za-z0-9]))/g)].map(({ index }) => index);
  let hidden = '';
  let position = 0;
  for (const [at, start] of ends.entries()) {
    if (start < position) continue;
    const end = ends.slice(at + 1).findLast((each) => secrets.has(text.slice(start, each)));
    if (end === undefined) continue;
    hidden += `${text.slice(position, start)}masked`;
    position = end;
  }
  return hidden + text.slice(position);
}
