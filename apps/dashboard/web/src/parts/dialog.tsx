import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ApiError } from '../api/request-json.ts';

export interface DialogProps {
  title: string;
  /** The word on the button that does it. */
  action: string;
  tone?: 'failed' | 'plain';
  /** What the button does; where it rejects, the dialog stays and says why. */
  act: () => Promise<void>;
  close: () => void;
  children: ComponentChildren;
}

/** Asks before something is done that cannot be undone. */
export function Dialog({ title, action, tone = 'plain', act, close, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const busy = useSignal(false);
  const refusal = useSignal<string | undefined>(undefined);

  useEffect(() => dialog.current!.showModal(), []);

  async function submit() {
    busy.value = true;
    refusal.value = undefined;
    try {
      await act();
      close();
    } catch (error) {
      refusal.value = error instanceof ApiError ? error.message : String(error);
    } finally {
      busy.value = false;
    }
  }

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="dialog-title" onClose={close}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h2 id="dialog-title">{title}</h2>
        {children}
        {refusal.value === undefined ? null : (
          <p class="refusal" role="alert">
            {refusal.value}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={close}>
            Not now
          </button>
          <button
            type="submit"
            class={`button ${tone === 'failed' ? 'button-danger' : 'button-main'}`}
            disabled={busy.value}
          >
            {busy.value ? 'One moment…' : action}
          </button>
        </div>
      </form>
    </dialog>
  );
}
