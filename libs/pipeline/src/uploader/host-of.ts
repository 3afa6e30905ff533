import type { Destination } from '@flarewire/delivery';

/** Where a destination is, without credentials; of a folder, its path. */
export function hostOf(destination: Destination): string {
  return destination.kind === 'folder' ? destination.path : new URL(destination.base).host;
}
