import { numbered } from './names.ts';

/** Hands out paths so that no two are the same, and no file is a folder of another: the second of a name gets a number. */
export function uniqueNames(taken: Iterable<string>): (wished: string) => string {
  const files = new Set(taken);
  const folders = new Set<string>();
  return (wished) => {
    const names = wished.split('/');
    const name = names.pop() ?? '';
    let folder = '';
    for (const part of names) {
      folder = firstFree(folder + part, (path) => !files.has(path));
      folders.add(folder);
      folder += '/';
    }
    const file = firstFree(folder + name, (path) => !files.has(path) && !folders.has(path));
    files.add(file);
    return file;
  };
}

function firstFree(wished: string, isFree: (path: string) => boolean): string {
  let path = wished;
  for (let n = 2; !isFree(path); n += 1) path = numbered(wished, n);
  return path;
}

/** `a/b/c` lies in `a` and `a/b`. */
export function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
