const longestName = 200;

/** The archive's root folder: the host name with everything odd made `_`, at most 32 characters. */
export function rootFolder(hostname: string): string {
  return hostname.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 32) || 'unknown';
}

/** The zip's file name. `logLevel` is that of the process that makes it. */
export function zipName(now: Date, logLevel?: string): string {
  const time = `${now.toISOString().slice(0, 19)}Z`.replaceAll(':', '-');
  return `datadog-agent-${time}${logLevel ? `-${logLevel.toLowerCase()}` : ''}.zip`;
}

/**
 * A path below the root folder that every unzip tool can write: relative, no `..`, no backslash, no control character,
 * valid UTF-8, each name at most 200 bytes with its end, where the extension is, kept.
 */
export function entryPath(wished: string): string {
  const names = wished
    .toWellFormed()
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .map((name) => (name === '..' ? '__' : shorten(name.replace(/[\p{Cc}\\:*?"<>|]/gu, '_'))));
  return names.join('/') || 'unnamed';
}

/** The n-th source of one name: `health.json` becomes `health~2.json`. */
export function numbered(path: string, n: number): string {
  const start = path.lastIndexOf('/') + 1;
  const dot = path.indexOf('.', start + 1);
  const at = dot < 0 ? path.length : dot;
  return `${path.slice(0, at)}~${n}${path.slice(at)}`;
}

/** A name as it is wished, or numbered where that is taken; it is taken then. */
export function freeName(wished: string, taken: Set<string>): string {
  let free = wished;
  for (let n = 2; taken.has(free); n += 1) free = numbered(wished, n);
  taken.add(free);
  return free;
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= longestName) return name;
  const characters = Array.from(name);
  const end = characters.splice(-20).join('');
  while (Buffer.byteLength(characters.join('')) > longestName - 3 - Buffer.byteLength(end)) characters.pop();
  return `${characters.join('')}...${end}`;
}
