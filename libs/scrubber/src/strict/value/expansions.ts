const name = '[A-Za-z_][A-Za-z0-9_]{0,127}';
const variable = String.raw`\$[A-Z_][A-Z0-9_]{0,127}`;
const inBraces = String.raw`\$\{${name}(?::?[-=?+]["']{0,2})?\}`;
const output = String.raw`\$\([^()\n]{0,200}(?:\([^()\n]{0,100}\)[^()\n]{0,100}){0,2}\)`;
/** What a shell or a template puts there; at most a few signs are around what brackets tell from a password with a dollar sign in it. */
const expansions = new RegExp(
  String.raw`(?:${variable}|[\w-]{0,2}(?:${inBraces}|${output})(?:_?\w{0,2}(?=["'\\\s,;|)\]}>]|$))?){1,4}["'\\]{0,2}(?=[\s,;|)\]}>]|$)`,
  'y',
);
/** A program and its arguments, between backquotes. */
const command = /^[a-z][\w./-]{1,40} [^\n]*[-$|<>'"][^\n]*$/;

/**
 * Whether what begins at a place is put there by a shell when the line is run, and whatever follows is no part of it: `$PASS, permissions: …`,
 * `$ADMIN_PASSWORD >> boot.properties`, `${first}${second}`, `$(openssl rand -hex 8)`. A default that is written out is no such.
 */
export function isExpanded(text: string, at: number): boolean {
  expansions.lastIndex = at;
  return /[$\w]/.test(text[at] ?? '') && expansions.test(text);
}

/** Whether a text between backquotes is a command, whose output is meant. */
export function isCommand(text: string): boolean {
  return command.test(text);
}
