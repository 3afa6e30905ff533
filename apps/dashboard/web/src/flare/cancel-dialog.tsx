import type { FlareView } from '@flarewire/follow';
import { useSignal, type Signal } from '@preact/signals';
import { useApp } from '../app-context.ts';
import { Dialog } from '../parts/dialog.tsx';

/** Asks whether a flare is to end, and why. */
export function CancelDialog({ view, close }: { view: FlareView; close: () => void }) {
  const { api } = useApp();
  const reason = useSignal('');
  const act = async () => void (await api.cancel(view.id, reason.value));
  return (
    <Dialog title="Cancel this flare?" action="Cancel the flare" tone="failed" act={act} close={close}>
      <p>It ends now and nothing is sent. {view.stored ? 'Its archive stays in the artifact store.' : ''}</p>
      <ReasonField reason={reason} />
    </Dialog>
  );
}

/** Why something is cancelled, in a person's words. */
export function ReasonField({ reason }: { reason: Signal<string> }) {
  return (
    <label class="field">
      <span class="field-title">Why</span>
      <input
        type="text"
        maxLength={500}
        value={reason.value}
        onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
      />
      <span class="field-hint">Goes into the event, for everybody to read</span>
    </label>
  );
}
