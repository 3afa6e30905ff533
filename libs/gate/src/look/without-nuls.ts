/**
 * A window as it is, and, where it has NULs, without them: text in UTF-16 or UTF-32 is plain text then as far as its
 * letters are Latin, in either byte order, from any offset, and also where it begins in the middle of a file.
 */
export function views(window: Buffer): Buffer[] {
  return window.includes(0) ? [window, window.filter((byte) => byte !== 0) as Buffer] : [window];
}
