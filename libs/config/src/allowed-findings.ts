import path from 'node:path';
import type { AllowedFinding, Config } from '@flarewire/schemas';

const magic = /[*?[\]{}()!+@]/;

/**
 * The false alarms that an operator settled, by their paths in an archive. A path of this machine, as a `files` collector
 * has it, becomes the place where that puts it.
 */
export function allowedFindings({ scrubber, targets }: Pick<Config, 'scrubber' | 'targets'>): AllowedFinding[] {
  const collected = Object.values(targets).flatMap(({ collect }) =>
    collect.flatMap((one) => ('files' in one ? [{ glob: one.files, into: one.into }] : [])),
  );
  return scrubber.allow.flatMap((allowed) => {
    if (!path.isAbsolute(allowed.file)) return [allowed];
    const places = collected.flatMap(({ glob, into }) => placeOf(allowed.file, glob, into));
    return places.length > 0 ? [...new Set(places)].map((file) => ({ ...allowed, file })) : [allowed];
  });
}

/** Files are kept under their paths below the fixed part of the glob; that of a single file is its folder. */
function placeOf(file: string, glob: string, into: string): string[] {
  const parts = glob.split('/');
  const firstMagic = parts.findIndex((part) => magic.test(part));
  const fixed = parts.slice(0, firstMagic < 0 ? parts.length : firstMagic).join('/');
  if (file === glob && firstMagic < 0) return into.endsWith('/') ? [`${into}${path.basename(file)}`] : [into];
  return file.startsWith(`${fixed}/`) ? [path.posix.join(into, file.slice(fixed.length + 1))] : [];
}
