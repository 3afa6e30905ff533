import { FlareError } from '@flarewire/schemas';

export function isCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException | undefined)?.code ?? '');
}

/** Gives a full disk its code; anything else stays as it is. */
export function storageError(key: string, error: unknown): unknown {
  if (!isCode(error, 'ENOSPC', 'EDQUOT')) return error;
  return new FlareError('storage_full', `Cannot store "${key}": the disk is full; make room or delete old flares`, {
    cause: error,
    retryable: true,
  });
}
