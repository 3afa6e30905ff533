import path from 'node:path';
import { FlareError } from '@flarewire/schemas';
import { find } from './scrub-files.ts';
import { kindOf, read } from './scrub-step.ts';
import type { Source } from './scrub-stream.ts';

/**
 * A file to be printed, or a named pipe, which is what a shell makes of `<(command)`.
 * @throws {FlareError} `invalid_request` where it is neither
 */
export async function openSource(from: string): Promise<Source> {
  const found = await find(from);
  if (found.isDirectory()) {
    const what = 'it is a folder; name one to write to, such as --out scrubbed';
    throw new FlareError('invalid_request', `Cannot print ${from}: ${what}`);
  }
  if (!found.isFile() && !found.isFIFO())
    throw new FlareError('invalid_request', `Cannot scrub ${from}: it is ${kindOf(found)}; name a file or a folder`);
  return { name: path.basename(from), bytes: read(from) };
}
