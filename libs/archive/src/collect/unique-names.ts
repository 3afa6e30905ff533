import { numbered } from '../seal/names.ts';

/** Hands out paths of which no two are the same. */
export interface UniqueNames {
  /** No file is a folder of another: the second of a name gets a number. */
  forFile: (wished: string) => string;
  /** For what has a row and no file: it may be called as a folder of others. */
  forRow: (wished: string) => string;
}

export function uniqueNames(taken: Iterable<string>): UniqueNames {
  const files = new Set(taken);
  const rows = new Set<string>();
  const folders = new Set<string>();

  function forFile(wished: string): string {
    const names = wished.split('/');
    const name = names.pop() ?? '';
    let folder = '';
    for (const part of names) {
      folder = firstFree(folder + part, (path) => !files.has(path));
      folders.add(folder);
      folder += '/';
    }
    const file = firstFree(folder + name, (path) => !files.has(path) && !rows.has(path) && !folders.has(path));
    files.add(file);
    return file;
  }

  function forRow(wished: string): string {
    const row = firstFree(wished, (path) => !files.has(path) && !rows.has(path));
    rows.add(row);
    return row;
  }

  return { forFile, forRow };
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
