const longest = 256;
/** A shell's prompt, and a command that asks for one member which is an id, a digest or a name. */
const asksForId =
  /^\S{0,60}[$#>] (?!.*\b(?:token|secret|password|credential)s?\b).*(?:\s(?:-c|-f|-o|--column|--fields?|--query|--format|--template)[ =].*?[ ='"{.[,](?:[a-z]\w*I[dD]|id|ID|[eE][tT]ag|[aA]rn|ARN|sha|digest|[vV]ersion|revision|fingerprint)['"}\])]{0,6}(?:\s.*)?|\bgit rev-parse\s.*|\b(?:sha\d{1,3}|md5|b2)sum\s.*|\b(?:uuidgen|hostid)\b.*)$/;

/** Whether a word begins the line below a command that asks for an id: it is the answer. */
export function answersWithId(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && start - at < 4 && '"\'\\'.includes(text[at - 1]!)) at -= 1;
  if (text[at - 1] !== '\n') return false;
  const end = text[at - 2] === '\r' ? at - 2 : at - 1;
  const above = text.slice(Math.max(0, end - longest), end);
  return asksForId.test(above.slice(above.lastIndexOf('\n') + 1));
}
