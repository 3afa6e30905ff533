import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useApp } from './app-context.ts';
import { Icon } from './parts/icon.tsx';

const patience = 1500;

/** Says that what is shown may be old, as long as it may be; a short break is not worth a word. */
export function Banner() {
  const { live } = useApp();
  const shown = useSignal<string | undefined>(undefined);
  const trouble = troubleOf(live.access.value === 'ready', live.connection.value === 'lost', !live.broker.value);

  useEffect(() => {
    if (!trouble) {
      shown.value = undefined;
      return;
    }
    const timer = setTimeout(() => (shown.value = trouble), patience);
    return () => clearTimeout(timer);
  }, [trouble]);

  return (
    <div role="status" class="banner-place">
      {live.outdated.value && !shown.value ? (
        <p class="banner">
          <Icon name="alert" />
          The server has a newer page than this one.
          <button type="button" class="button" onClick={() => location.reload()}>
            Reload
          </button>
        </p>
      ) : null}
      {shown.value ? (
        <p class="banner">
          <Icon name="broken" />
          {shown.value}
        </p>
      ) : null}
    </div>
  );
}

function troubleOf(ready: boolean, lost: boolean, brokerless: boolean): string | undefined {
  if (!ready) return undefined;
  if (lost) return 'Not connected to the dashboard’s server. What you see may be old; it catches up by itself.';
  if (brokerless) return 'The server has lost its broker. What you see may be old; it catches up by itself.';
  return undefined;
}
