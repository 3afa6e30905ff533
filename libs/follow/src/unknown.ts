import { FlareError } from '@flarewire/schemas';

/** @param doing what cannot be done: `Cannot cancel flare "01J…"` */
export function unknownFlare(doing: string): FlareError {
  return new FlareError('unknown_flare', `${doing}: there is none with this id; flare ls lists all flares`);
}

/** @param doing as for a flare: `Cannot follow group "01J…"` */
export function unknownGroup(doing: string): FlareError {
  return new FlareError(
    'unknown_group',
    `${doing}: there is none with this id; flare ls shows the group of each flare`,
  );
}
