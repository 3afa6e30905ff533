/** Whether a line stands where the middle of a file was cut out. */
export const isSeam = (line: string): boolean => /^\[\.\.\. \d+ bytes were cut out here \.\.\.\]$/.test(line);
