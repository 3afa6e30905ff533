import { hasEnded, type FlareView } from '@flarewire/follow';
import { useSignal } from '@preact/signals';
import { archiveUrl } from '../api/api.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../parts/icon.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ResendDialog } from './resend-dialog.tsx';

/** What one may do with a flare in its state, each behind a question. */
export function Actions({ view }: { view: FlareView }) {
  const { live } = useApp();
  const asked = useSignal<'approve' | 'cancel' | 'resend' | undefined>(undefined);
  const may = live.session.value?.may;
  const close = () => void (asked.value = undefined);
  const missed = view.state === 'failed' || view.state === 'cancelled' || view.undelivered !== undefined;
  return (
    <div class="actions">
      {may?.download && view.stored ? (
        <a class="button" href={archiveUrl(view.id)} download>
          <Icon name="download" />
          Download
        </a>
      ) : null}
      {may?.resend && missed && view.at.profiled ? (
        <button type="button" class="button" onClick={() => (asked.value = 'resend')}>
          Send again…
        </button>
      ) : null}
      {may?.cancel && !hasEnded(view) ? (
        <button type="button" class="button" onClick={() => (asked.value = 'cancel')}>
          Cancel…
        </button>
      ) : null}
      {may?.approve && view.awaiting ? (
        <button type="button" class="button button-main" onClick={() => (asked.value = 'approve')}>
          Approve…
        </button>
      ) : null}
      {asked.value === 'approve' ? <ApproveDialog view={view} close={close} /> : null}
      {asked.value === 'cancel' ? <CancelDialog view={view} close={close} /> : null}
      {asked.value === 'resend' ? <ResendDialog view={view} close={close} /> : null}
    </div>
  );
}
