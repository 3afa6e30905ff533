import type { GroupView } from '@flarewire/follow';
import { useSignal } from '@preact/signals';
import { useApp } from '../app-context.ts';
import { ReasonField } from '../flare/cancel-dialog.tsx';
import { countOf } from '../format.ts';
import { Dialog } from '../parts/dialog.tsx';
import { refusedInWords } from './refused-in-words.ts';

/** Asks whether all flares of a group that have not ended are to end, and why. */
export function CancelGroupDialog({ group, left, close }: { group: GroupView; left: number; close: () => void }) {
  const { api } = useApp();
  const reason = useSignal('');
  async function act() {
    const { refused } = await api.cancelGroup(group.id, reason.value);
    // Those that had ended by then are what was wanted.
    const others = refused.filter(({ code }) => code !== 'not_cancellable');
    if (others.length > 0) throw new Error(refusedInWords(others, group.flares));
  }
  return (
    <Dialog title={`Cancel ${countOf(left, 'flare')}?`} action="Cancel them" tone="failed" act={act} close={close}>
      <p>Those that have not ended end now. What was sent stays sent, and archives stay in the artifact store.</p>
      <ReasonField reason={reason} />
    </Dialog>
  );
}
