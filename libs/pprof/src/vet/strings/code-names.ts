/** What stands behind a word such as `password` in the name of a function or file, and is code: a type, an argument, a line. */
const code = [
  /^[\s\d:;,.)\]}>]*$/,
  /^[^\w"'=]*[A-Za-z_$][A-Za-z_$.:<>[\](){}\s,&*|?!>/\\-]*$/,
  /^[\w./@\\-]+\.\w{1,5}(?::\d+)*\)?$/,
  /^[A-Za-z_$][\w$.<>/]*(?::\d+)+\)?$/,
];

/**
 * Whether what a rule has masked in a name is code and no secret. `setPassword:forUser:`, `token: &str` and `passwords.js:12` read like
 * keys and values in a log, but a value in a name is a literal: behind `=`, in quotes, or with digits among its letters.
 * What is masked without a key before it is no code.
 */
export function isCode(name: string, scrubbed: string): boolean {
  let from = 0;
  while (from < name.length && name[from] === scrubbed[from]) from += 1;
  let behind = 0;
  const most = Math.min(name.length, scrubbed.length) - from;
  while (behind < most && name.at(-1 - behind) === scrubbed.at(-1 - behind)) behind += 1;
  const removed = name.slice(from, name.length - behind);
  const before = name.slice(0, from);
  if (!/^"?\*{8}/.test(scrubbed.slice(from)) || !/[:=]\s?$/.test(before)) return false;
  if (/["'`]/.test(before) || (/=\s?$/.test(before) && /^\w/.test(removed))) return false;
  return code.some((form) => form.test(removed));
}
