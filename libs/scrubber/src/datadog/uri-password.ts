import { isBlank, isWord, mask, type Replacement } from './rule.ts';

const colonCode = 58;

/**
 * Finds the passwords in `scheme://user:password@host` and `user:password@host` in linear time.
 *
 * The Agent's pattern tries at each position a scheme or a word boundary, then a user without colons and blanks,
 * then a password up to the last "@" before a blank, "|" or quote. Going from colon to colon finds the same:
 * a colon either ends a scheme, with the user and the next colon behind it, or it ends the user.
 */
export function* uriPasswords(line: string): Iterable<Replacement> {
  const lastAt = lastAtOfRuns(line);
  let from = 0;
  for (let colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
    const user = afterUser(line, from, colon, lastAt(colon));
    const found = afterScheme(line, from, colon, lastAt, user?.start) ?? user;
    if (!found) continue;
    yield { start: found.start, end: found.at, text: line.slice(found.start, found.password) + mask };
    from = found.at + 1;
    colon = found.at;
  }
}

interface Found {
  start: number;
  password: number;
  at: number;
}

/** A colon that ends a scheme, unless the user of a password would start before the scheme does. */
function afterScheme(line: string, from: number, colon: number, lastAt: LastAt, userStart = colon): Found | undefined {
  if (!line.startsWith('//', colon + 1)) return undefined;
  const start = startOfScheme(line, from, colon);
  if (start < 0 || userStart < start) return undefined;
  const userEnd = endOfUser(line, colon + 3);
  if (userEnd === colon + 3 || line.charCodeAt(userEnd) !== colonCode) return undefined;
  const at = lastAt(userEnd);
  return at >= userEnd + 2 ? { start, password: userEnd + 1, at } : undefined;
}

/** A colon that ends a user: it starts with the first word character after the blank or colon before. */
function afterUser(line: string, from: number, colon: number, at: number): Found | undefined {
  if (at < colon + 2) return undefined;
  let start = colon;
  for (let look = colon - 1; look >= from; look -= 1) {
    const code = line.charCodeAt(look);
    if (code === colonCode || isBlank(code)) break;
    if (isWord(code)) start = look;
  }
  return start < colon ? { start, password: colon + 1, at } : undefined;
}

type LastAt = (colon: number) => number;

function startOfScheme(line: string, from: number, colon: number): number {
  let start = -1;
  for (let at = colon - 1; at >= from; at -= 1) {
    const code = line.charCodeAt(at);
    if (isLetter(code)) start = at;
    else if (!isSchemeSign(code)) break;
  }
  return start >= 0 && colon - start >= 2 ? start : -1;
}

function endOfUser(line: string, from: number): number {
  let end = from;
  while (end < line.length && line.charCodeAt(end) !== colonCode && !isBlank(line.charCodeAt(end))) end += 1;
  return end;
}

/** For a colon: the last "@" before the next blank, "|" or quote, or -1. Asked from left to right, it reads the line once. */
function lastAtOfRuns(line: string): LastAt {
  let runEnd = -1;
  let at = -1;
  return (colon) => {
    if (colon < runEnd) return at;
    at = -1;
    for (runEnd = colon; runEnd < line.length && !endsPassword(line.charCodeAt(runEnd)); runEnd += 1) {
      if (line[runEnd] === '@') at = runEnd;
    }
    return at;
  };
}

function endsPassword(code: number): boolean {
  return isBlank(code) || code === 124 || code === 34;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isSchemeSign(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 43 && code <= 46);
}
