import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from './api/api.ts';
import type { Live } from './live/open-live.ts';
import type { Router } from './router.ts';

export type Theme = 'system' | 'light' | 'dark';

/** All that the parts of the page share. */
export interface App {
  api: Api;
  live: Live;
  router: Router;
  /** The time, once a second: milliseconds since 1970. Who reads it is drawn anew each second. */
  now: ReadonlySignal<number>;
  /** The same, once in ten seconds. */
  roughly: ReadonlySignal<number>;
  theme: Signal<Theme>;
}

export const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('Cannot draw this outside of the app');
  return app;
}
