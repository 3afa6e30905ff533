import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ApiError } from './api/request-json.ts';
import { useApp, type Theme } from './app-context.ts';
import { AskPage } from './ask/ask-page.tsx';
import { Banner } from './banner.tsx';
import { GroupPage } from './group/group-page.tsx';
import { FlarePage } from './flare/flare-page.tsx';
import mark from './mark.svg';
import { Overview } from './overview/overview.tsx';
import { Icon } from './parts/icon.tsx';
import { Blank, Loading } from './parts/notice.tsx';
import { SignIn } from './sign-in.tsx';

/** The frame of every view: the bar on top, what is wrong with the connection, and the view itself. */
export function Shell() {
  const { live, router } = useApp();
  const place = router.place.value;
  const opened = useRef(false);
  const subject = 'id' in place ? place.id : '';

  useEffect(() => {
    document.title =
      { overview: 'Flares', ask: 'Ask for a flare', flare: subject, group: subject, nowhere: 'Not found' }[place.view] +
      ' · Flarewire';
    // Where the page has just been opened, focus stays where the browser put it.
    if (opened.current) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    opened.current = true;
  }, [place.view, subject]);

  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Bar />
      <Banner />
      <main id="main">{live.access.value === 'ready' ? <View /> : <Waiting />}</main>
    </>
  );
}

function Bar() {
  const { live } = useApp();
  return (
    <header class="bar">
      <a class="brand" href="/" aria-label="Flarewire, overview">
        <img src={mark} alt="" width="22" height="22" />
        Flarewire
      </a>
      <LiveMark />
      <span class="bar-gap" />
      <span class="user">{live.session.value?.user}</span>
      <ThemeButton />
    </header>
  );
}

function LiveMark() {
  const { live } = useApp();
  if (live.access.value !== 'ready') return null;
  const isLive = live.connection.value === 'live' && live.broker.value;
  return <span class={isLive ? 'live live-on' : 'live'}>{isLive ? 'Live' : 'Catching up'}</span>;
}

const nextTheme: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

function ThemeButton() {
  const { theme } = useApp();
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={`Colours: ${theme.value}. Change to ${nextTheme[theme.value]}`}
      title={`Colours: ${theme.value}`}
      onClick={() => (theme.value = nextTheme[theme.value])}
    >
      <Icon name={theme.value} />
    </button>
  );
}

function View(): ComponentChildren {
  const place = useApp().router.place.value;
  switch (place.view) {
    case 'overview':
      return <Overview />;
    case 'ask':
      return <AskPage />;
    case 'flare':
      return <FlarePage key={place.id} id={place.id} />;
    case 'group':
      return <GroupPage key={place.id} id={place.id} />;
    case 'nowhere':
      return (
        <Blank icon="search" title="There is nothing at this address" whole>
          <a class="button" href="/">
            All flares
          </a>
        </Blank>
      );
  }
}

function Waiting() {
  const { live } = useApp();
  const access = live.access.value;
  if (access === 'denied') return <SignIn />;
  if (!(access instanceof ApiError)) return <Loading what="flares" rows={10} />;
  return (
    <Blank
      whole
      icon={access.status === 403 ? 'cancelled' : 'broken'}
      title={access.status === 403 ? 'You may not see this page' : 'The flares cannot be shown'}
    >
      <p role="alert">{access.message}</p>
      <button type="button" class="button" onClick={live.start}>
        Try again
      </button>
    </Blank>
  );
}
