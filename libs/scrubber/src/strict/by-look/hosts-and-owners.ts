/** Whether a word is who did something, as change logs say it: `by @eva42`, `(#2611, @eva42)`. */
export function isHandle(before: string, word: string): boolean {
  return /^@[A-Za-z][\w-]{2,38}$/.test(word) && /(?:\bby|\band|\(|#\d{1,6},?) ?$|, ?$/.test(before);
}

/** Whether a word says whose a public key is, as the comment behind it does: `ssh-ed25519 AAAA… eva@laptop`. */
export function isOwnerOfKey(before: string, word: string): boolean {
  return /^[\w.-]{1,64}@[\w.-]{1,64}$/.test(word) && /[A-Za-z0-9+/]{60}={0,3}[ \t]$/.test(before);
}

/** Whether a word is a host with a number behind who is on it: `rabbit@quito38`, `'eva'@'web14'`, `app/<pwd>@db2`, `eva:***@db2`. */
export function isHostOfUser(before: string, word: string): boolean {
  return (
    /^@?[a-z]{3,16}-?\d{1,3}\.?$/.test(word) &&
    /(?:(?:^|[\s"'`=<(,[])[a-z][a-z_.-]{1,30}\d{0,3}["']?|[/:](?:<\w{1,12}>|\*{2,}))@?["']?$/.test(
      before + (word.startsWith('@') ? '@' : ''),
    )
  );
}

/** Where the host stands in a line of a log: behind the time, before the program and its process. */
const timeOfLog =
  /^(?:<\d{1,3}>)?(?:(?:[A-Z][a-z]{2} ){0,1}[A-Z][a-z]{2} [ \d]\d (?:\d{4} )?\d\d:\d\d:\d\d|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?) $/;

/** Whether a word is the host in a line of a log. */
export function isHostOfLog(before: string, behind: string): boolean {
  return /^ [\w./()-]{1,40}\[\d{1,7}\]:? /.test(behind) && timeOfLog.test(before);
}
