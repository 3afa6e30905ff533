import type { FlareProgress } from '@flarewire/schemas';
import { sseText } from './sse.ts';

/** Who is told of what is said beside the events: `key` names what a later message takes the place of. */
type Listener = (key: string, text: string) => void;

/** What is true just now, beside the stored events: the last word on each thing, for those who come late as well. */
export type Asides = {
  say: (event: 'broker' | 'services' | 'targets', data: object) => void;
  progress: (progress: FlareProgress) => void;
  /** Forgets how far a stage of a flare was. */
  forget: (flareId: string) => void;
  /** Tells a listener all that is true, then each change. @returns stops it */
  listen: (listener: Listener) => () => void;
  underWay: () => ReadonlyMap<string, FlareProgress>;
};

export function createAsides(): Asides {
  const said = new Map<string, string>();
  const underWay = new Map<string, FlareProgress>();
  const listeners = new Set<Listener>();
  const tell = (key: string, text: string) => {
    for (const listener of listeners) listener(key, text);
  };
  return {
    say(event, data) {
      const text = sseText(event, data);
      said.set(event, text);
      tell(event, text);
    },
    progress(progress) {
      underWay.set(progress.flareId, progress);
      tell(`progress ${progress.flareId}`, sseText('progress', progress));
    },
    forget: (flareId) => void underWay.delete(flareId),
    listen(listener) {
      for (const [key, text] of said) listener(key, text);
      for (const [id, progress] of underWay) listener(`progress ${id}`, sseText('progress', progress));
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    underWay: () => underWay,
  };
}
