import { formatBytes, type FlareView } from '@flarewire/follow';
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { countOf } from '../format.ts';
import { Dialog } from '../parts/dialog.tsx';

/** Asks for a yes to exactly the bytes that wait. */
export function ApproveDialog({ view, close }: { view: FlareView; close: () => void }) {
  const { api } = useApp();
  // What the person saw when they opened this is what they approve, whatever comes in meanwhile.
  const [shown] = useState(view.awaiting);
  if (!shown) return null;
  const act = async () => void (await api.approve(view.id, shown.sha256));
  return (
    <Dialog title="Send exactly these bytes?" action="Approve and send" act={act} close={close}>
      <dl class="facts-list">
        <dt>Archive</dt>
        <dd>
          {formatBytes(shown.bytes)} of {view.target}
        </dd>
        {view.of === undefined ? null : (
          <>
            <dt>Holds</dt>
            <dd>
              {view.got} of {countOf(view.of, 'item')}, {countOf(view.masked ?? 0, 'value')} masked
              {view.profiles ? `, ${countOf(view.profiles.taken, 'profile')}` : ''}
            </dd>
          </>
        )}
        <dt>Goes to</dt>
        <dd>{shown.destinations.map(({ name, host }) => `${name} (${host})`).join(', ')}</dd>
        <dt>sha256</dt>
        <dd>
          <code class="digest">{shown.sha256}</code>
        </dd>
      </dl>
      <p class="quiet">The approval holds for this digest alone: should the archive change, nothing is sent.</p>
    </Dialog>
  );
}
