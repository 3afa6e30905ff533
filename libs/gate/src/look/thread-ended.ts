import { FlareError } from '@flarewire/schemas/error';

/** What is thrown where a thread that looks for secrets has ended, as by lack of memory. */
export function threadEnded(cause: unknown): FlareError {
  const doing = 'Cannot look for secrets: the thread ended';
  return new FlareError('stage_failed', `${doing}; see its cause in the log, then ask again`, { cause });
}
