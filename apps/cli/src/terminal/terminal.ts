import { styleText } from 'node:util';

export type Output = { write: (text: string) => unknown; isTTY?: boolean; columns?: number };

/** How a command speaks to a person: lines that stay, and one line at the bottom that is overwritten. */
export type Terminal = {
  line: (text?: string) => void;
  /** A line with the time of day and a label before the text. */
  entry: (label: string, text: string, at?: Date) => void;
  /** Shows passing text; where the output is not a terminal, a line every two seconds at most, and none again. */
  passing: (label: string, text: string) => void;
  /** Takes the passing text away. */
  clear: () => void;
};

const labelWidth = 'flare.awaiting-approval'.length;
const quietMs = 2_000;
/** A bar of fewer says nothing. */
const leastCells = 4;

/** Writes to a terminal, or plainly to anything else. */
export function openTerminal(output: Output): Terminal {
  let passing = false;
  let spoke = -Infinity;
  let said = '';
  const clear = () => {
    if (passing) output.write('\r\u001b[2K');
    passing = false;
  };
  const write = (text: string) => {
    clear();
    output.write(`${text}\n`);
  };
  const styled = (style: Parameters<typeof styleText>[0], text: string) =>
    output.isTTY ? styleText(style, text) : text;
  const entry = (label: string, text: string, at = new Date()) =>
    write(`  ${styled('dim', clock(at))}  ${styled(styleOf(label), label.padEnd(labelWidth))} ${onOneLine(text)}`);
  return {
    line: (text = '') => write(spelledOut(text)),
    entry,
    clear,
    passing: (label, text) => {
      if (output.isTTY) {
        clear();
        output.write(fitted(label, onOneLine(text), widthOf(output) - 1));
        passing = true;
      } else if (text !== said && performance.now() - spoke >= quietMs) {
        spoke = performance.now();
        said = text;
        entry(label, text);
      }
    },
  };
}

/** How wide a terminal is; one that does not know its size says 0. */
export function widthOf({ columns }: { columns?: number }): number {
  return columns || 80;
}

/** Passing text in one line of a terminal: where it is too long the bar gives way first, then the time, then all but its last part. */
function fitted(label: string, text: string, width: number): string {
  const whole = `  ${clock(new Date())}  ${label.padEnd(labelWidth)} ${text}`;
  const over = whole.length - width;
  if (over <= 0) return whole;
  const withoutBar = text.replace(/[█░]+ /, '');
  const cells = text.length - withoutBar.length - 1 - over;
  if (cells >= leastCells)
    return whole.replace(/[█░]+/, (bar) => {
      const filled = Math.round((cells * (bar.lastIndexOf('█') + 1)) / bar.length);
      return '█'.repeat(filled) + '░'.repeat(cells - filled);
    });
  const figures = `  ${label} ${withoutBar}`;
  const last = figures.length > width ? `  ${label} ${withoutBar.split(' · ').at(-1)}` : figures;
  return last.length > width ? `${last.slice(0, width - 1)}…` : last;
}

/**
 * Text that cannot steer a terminal, whoever wrote it: control characters other than tabs and ends of lines, and marks
 * that turn the direction of writing, as `\u001b`.
 */
export function spelledOut(text: string): string {
  return text.replace(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu, (mark) => {
    return `\\u${mark.codePointAt(0)!.toString(16).padStart(4, '0')}`;
  });
}

const onOneLine = (text: string) => spelledOut(text).replaceAll('\n', ' ');

function styleOf(label: string): 'green' | 'red' | 'cyan' | 'bold' {
  if (label === 'flare.sent') return 'green';
  if (label === 'flare.failed' || label === 'flare.cancelled') return 'red';
  return label.includes('.') ? 'cyan' : 'bold';
}

const two = (value: number) => String(value).padStart(2, '0');

function clock(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}
