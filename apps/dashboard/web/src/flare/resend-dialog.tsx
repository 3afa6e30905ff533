import type { FlareView } from '@flarewire/follow';
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { requestIds } from '../api/request-ids.ts';
import { useApp } from '../app-context.ts';
import { Choices } from '../parts/choices.tsx';
import { Dialog } from '../parts/dialog.tsx';

/** Asks where an archive that was not delivered is to be sent after all. */
export function ResendDialog({ view, close }: { view: FlareView; close: () => void }) {
  const { api, live, router } = useApp();
  const names = [...new Set([...(live.session.value?.destinations ?? []), ...(view.to ?? [])])];
  const missed = view.undelivered?.map(({ destination }) => destination);
  const chosen = useSignal<readonly string[]>(missed ?? view.to ?? []);
  const idOf = useMemo(requestIds, []);
  async function act() {
    const request = chosen.value.length > 0 ? { destinations: chosen.value } : {};
    const { flareId } = await api.resend(view.id, { ...request, requestId: idOf(request) });
    if (flareId && flareId !== view.id) router.go(`/flares/${encodeURIComponent(flareId)}`);
  }
  return (
    <Dialog title="Send the archive again?" action="Send" act={act} close={close}>
      <p>
        The same archive and profiles, as a flare of its own. A destination that has it already opens a second ticket.
      </p>
      {names.length > 0 ? (
        <fieldset class="choices">
          <legend class="field-title">To</legend>
          <Choices names={names} chosen={chosen.value} choose={(next) => (chosen.value = next)} />
        </fieldset>
      ) : null}
    </Dialog>
  );
}
