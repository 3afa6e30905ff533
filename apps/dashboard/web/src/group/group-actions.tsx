import { hasEnded, type FlareView, type GroupView } from '@flarewire/follow';
import { useSignal } from '@preact/signals';
import { useApp } from '../app-context.ts';
import { ApproveGroupDialog } from './approve-group-dialog.tsx';
import { CancelGroupDialog } from './cancel-group-dialog.tsx';

/** What one may do with a group in its state, each behind a question. */
export function GroupActions({ group, views }: { group: GroupView; views: readonly FlareView[] }) {
  const { live } = useApp();
  const asked = useSignal<'approve' | 'cancel' | undefined>(undefined);
  const may = live.session.value?.may;
  const close = () => void (asked.value = undefined);
  const waiting = views.filter(({ awaiting }) => awaiting);
  const left = views.filter((view) => !hasEnded(view));
  return (
    <div class="actions">
      {may?.cancel && left.length > 0 ? (
        <button type="button" class="button" onClick={() => (asked.value = 'cancel')}>
          Cancel {left.length}…
        </button>
      ) : null}
      {may?.approve && waiting.length > 0 ? (
        <button type="button" class="button button-main" onClick={() => (asked.value = 'approve')}>
          Approve {waiting.length}…
        </button>
      ) : null}
      {asked.value === 'approve' ? <ApproveGroupDialog group={group} views={waiting} close={close} /> : null}
      {asked.value === 'cancel' ? <CancelGroupDialog group={group} left={left.length} close={close} /> : null}
    </div>
  );
}
