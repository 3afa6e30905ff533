/** One record of a container's log: a line, or a part of one. */
export interface Part {
  /** What tells the container's two outputs apart, whose parts may alternate. */
  output: string;
  /** What stands before and after the text. */
  before: string;
  text: string;
  after: string;
  /** Whether the line goes on in the next record of the same output. */
  goesOn: boolean;
}

export interface PartFormat {
  /** Reads a record; undefined where a line is not one. */
  read: (line: string) => Part | undefined;
  /** Whether a record surely is a whole line, seen at a glance. */
  isWhole: (line: string) => boolean;
}

const criLine = /^(\d{4}-\d\d-\d\dT\S+ (stdout|stderr) )([FP])((?::\S*)? )([^]*)$/;

/** The log format of the Kubernetes Container Runtime Interface: `<time> stdout P <text>`, where `P` is a part and `F` its end. */
const cri: PartFormat = { read: readCri, isWhole: (line) => / std(?:out|err) F[ :]/.test(line.slice(0, 60)) };

function readCri(line: string): Part | undefined {
  const found = criLine.exec(line);
  if (!found) return undefined;
  const [, start = '', output = '', tag, end = '', text = ''] = found;
  return { output, before: `${start}F${end}`, text, after: '', goesOn: tag === 'P' };
}

const dockerLine = /^(\{"log":")((?:[^"\\]|\\.)*)(",[^]*"stream":"(stdout|stderr)"[^]*)$/;

/** Docker's `json-file`: `{"log":"<text>\n","stream":"stdout",…}`; a part is a record whose text does not end its line. */
const docker: PartFormat = { read: readDocker, isWhole: (line) => /[^\\]\\n","stream":"/.test(line.slice(-200)) };

function readDocker(line: string): Part | undefined {
  const found = dockerLine.exec(line);
  if (!found) return undefined;
  const [, before = '', text = '', after = '', output = ''] = found;
  return { output, before, text, after, goesOn: !/(?<!\\)(?:\\\\)*\\n$/.test(text) };
}

/** The format of a container's log, by its first line. */
export function partFormatOf(firstLine: string): PartFormat | undefined {
  return [cri, docker].find((format) => format.read(firstLine) !== undefined);
}
