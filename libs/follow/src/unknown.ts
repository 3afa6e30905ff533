import { FlareError } from '@flarewire/schemas';

/** @param doing what cannot be done: `Cannot cancel flare "01J…"` */
export function unknownFlare(doing: string): FlareError {
  return new FlareError('unknown_flare', `${doing}: there is none of this id; flare ls lists what there is`);
}

/** @param doing as for a flare: `Cannot follow group "01J…"` */
export function unknownGroup(doing: string): FlareError {
  return new FlareError('unknown_group', `${doing}: there is none of this id; flare ls shows the groups of flares`);
}
