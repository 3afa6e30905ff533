import { computed, signal, type ReadonlySignal } from '@preact/signals';

export type Place =
  | { view: 'overview' }
  | { view: 'ask' }
  | { view: 'flare'; id: string }
  | { view: 'group'; id: string }
  | { view: 'nowhere' };

export interface Router {
  place: ReadonlySignal<Place>;
  query: ReadonlySignal<URLSearchParams>;
  /** Goes to an address of this page. `replace` leaves no step to go back to. */
  go(url: string, options?: { replace?: boolean }): void;
}

/** What an address shows. */
export function placeOf(pathname: string): Place {
  const [first, id, ...more] = pathname.split('/').slice(1);
  if (first === '' && id === undefined) return { view: 'overview' };
  if (first === 'ask' && id === undefined) return { view: 'ask' };
  if (first === 'flares' && id && more.length === 0) return { view: 'flare', id: decode(id) };
  if (first === 'groups' && id && more.length === 0) return { view: 'group', id: decode(id) };
  return { view: 'nowhere' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Follows the address of the window, and takes clicks on links within the page. */
export function openRouter(window: Window): Router {
  const { history, location, document } = window;
  const address = signal(location.href);
  const url = computed(() => new URL(address.value));
  history.scrollRestoration = 'manual';

  function go(target: string, { replace = false } = {}) {
    const next = new URL(target, location.href);
    if (replace) {
      history.replaceState(history.state, '', next);
    } else {
      history.replaceState({ scroll: window.scrollY }, '');
      history.pushState(null, '', next);
    }
    const moved = next.pathname !== url.peek().pathname;
    address.value = next.href;
    if (moved) window.scrollTo(0, 0);
  }

  window.addEventListener('popstate', ({ state }: PopStateEvent) => {
    address.value = location.href;
    const scroll = (state as { scroll?: number } | null)?.scroll ?? 0;
    // The list has its height only after the page is drawn.
    window.requestAnimationFrame(() => window.requestAnimationFrame(() => window.scrollTo(0, scroll)));
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a');
    if (!link || !isPlainClick(event) || link.target || link.hasAttribute('download')) return;
    if (link.origin !== location.origin || placeOf(link.pathname).view === 'nowhere') return;
    event.preventDefault();
    go(link.href);
  });

  return {
    place: computed(() => placeOf(url.value.pathname)),
    query: computed(() => url.value.searchParams),
    go,
  };
}

function isPlainClick(event: MouseEvent): boolean {
  return (
    event.button === 0 && !event.defaultPrevented && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
  );
}
