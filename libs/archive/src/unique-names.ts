import { numbered } from './names.ts';

/** Hands out names so that no two are the same, and none is a folder of another: the second of a name gets a number. */
export function uniqueNames(taken: Iterable<string>): (wished: string) => string {
  const files = new Set(taken);
  const folders = new Set<string>();
  const isFree = (path: string) => !files.has(path) && !folders.has(path) && !foldersOf(path).some((folder) => files.has(folder));
  return (wished) => {
    let path = wished;
    for (let n = 2; !isFree(path); n += 1) path = numbered(wished, n);
    files.add(path);
    for (const folder of foldersOf(path)) folders.add(folder);
    return path;
  };
}

/** `a/b/c` lies in `a` and `a/b`. */
export function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
