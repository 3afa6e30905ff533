const indent = '  ';

/**
 * A message as a terminal can show it: what was being done and why it failed, then a line for each thing to do, and no line wider
 * than the terminal unless a single word is. One that fits, or has lines of its own, stays as it is.
 */
export function inSentences(message: string, columns: number): string {
  if (message.length <= columns || message.includes('\n')) return message;
  const [failed = '', ...todo] = message.split('; ');
  return [failed, ...todo.map((sentence) => `→ ${sentence}`)].map((line) => wrapped(line, columns)).join('\n');
}

function wrapped(line: string, columns: number): string {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1)!;
    if (last.trim() === '') lines[lines.length - 1] = last + word;
    else if (last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(indent + word);
  }
  return lines.join('\n');
}
