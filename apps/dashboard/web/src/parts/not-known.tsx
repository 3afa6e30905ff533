import { Blank } from './notice.tsx';

/** In place of a page: nothing with this id is known, or not yet. */
export function NotKnown({ what, id }: { what: 'flare' | 'group'; id: string }) {
  return (
    <Blank icon="search" title={`There is no ${what} with this id`} whole>
      <p>
        <code>{id}</code> is not among the events, which are kept for a week. One that was asked for just now appears
        here by itself.
      </p>
      <a class="button" href="/">
        All flares
      </a>
    </Blank>
  );
}
