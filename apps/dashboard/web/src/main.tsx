import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { openApi } from './api/api.ts';
import { AppContext, type App, type Theme } from './app-context.ts';
import { Shell } from './shell.tsx';
import { openLive } from './live/open-live.ts';
import { openRouter } from './router.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

function keepTheme() {
  const stored = localStorage.getItem('theme') as Theme;
  const theme = signal<Theme>(themes.includes(stored) ? stored : 'system');
  effect(() => {
    localStorage.setItem('theme', theme.value);
    document.documentElement.dataset['theme'] = theme.value;
  });
  return theme;
}

function tick() {
  const now = signal(Date.now());
  setInterval(() => (now.value = Date.now()), 1000);
  return now;
}

const now = tick();
const roughly = computed(() => Math.floor(now.value / 10_000) * 10_000);
const api = openApi({ fetch: (...request) => fetch(...request) });
const live = openLive({ api, openStream: (url) => new EventSource(url) });
const app: App = { api, live, router: openRouter(window), now, roughly, theme: keepTheme() };
render(
  <AppContext.Provider value={app}>
    <Shell />
  </AppContext.Provider>,
  document.body,
);
