import type { FlareView } from '@flarewire/follow';
import type { FlareRequestInput, GroupRequestInput } from '@flarewire/schemas';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { requestIds } from '../api/request-ids.ts';
import { ApiError } from '../api/request-json.ts';
import { useApp } from '../app-context.ts';
import { targetStates } from '../overview/fleet.ts';
import { Blank } from '../parts/notice.tsx';
import { AskForm } from './ask-form.tsx';
import { fieldOf } from './field-of.ts';

/** Asks for a flare; what the server refuses is said at the field it is about. */
export function AskPage() {
  const { api, live, router, roughly } = useApp();
  const page = useRef<HTMLDivElement>(null);
  const refusal = useSignal<ApiError | undefined>(undefined);
  const busy = useSignal(false);
  const idOf = useMemo(requestIds, []);
  const session = live.session.value;

  useEffect(() => {
    if (refusal.value) page.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }, [refusal.value]);

  async function ask(request: FlareRequestInput | GroupRequestInput) {
    busy.value = true;
    refusal.value = undefined;
    try {
      const requestId = idOf(request);
      if ('targets' in request) {
        const { groupId } = await api.createGroup({ ...request, requestId });
        router.go(`/groups/${encodeURIComponent(groupId)}`);
      } else {
        const { flareId } = await api.create({ ...request, requestId });
        router.go(`/flares/${encodeURIComponent(flareId)}`);
      }
    } catch (error) {
      refusal.value = error instanceof ApiError ? error : new ApiError(0, { code: 'failed', message: String(error) });
    } finally {
      busy.value = false;
    }
  }

  if (!session?.may.ask)
    return (
      <Blank icon="cancelled" title="You may look, but not ask" whole>
        <p>The NATS user of this dashboard may not ask for flares. Whoever runs it can change that.</p>
        <a class="button" href="/">
          All flares
        </a>
      </Blank>
    );
  return (
    <div class="ask" ref={page}>
      <header>
        <h1 tabIndex={-1}>Ask for a flare</h1>
        <p class="quiet">
          An archive of a target’s logs, configuration and state, with every secret masked, and profiles of its
          processes; or one of each of several targets, whose profiles begin at one instant.
        </p>
      </header>
      <AskForm
        targets={targetStates(live.targets.value ?? [], roughly.value)}
        destinations={session.destinations ?? destinationsOf(live.flares.list.value)}
        email={/@.+\./.test(session.user) ? session.user : ''}
        target={router.query.value.get('target') ?? undefined}
        several={router.query.value.get('targets') ?? undefined}
        approval={session.approval === 'required'}
        refused={refusal.value && refusedIn(refusal.value)}
        busy={busy.value}
        ask={(request) => void ask(request)}
      />
    </div>
  );
}

/** Where flares have gone, or were to go, as far as is known. */
function destinationsOf(views: readonly FlareView[]): string[] {
  const named = ({ to = [], deliveries = [], awaiting }: FlareView) => [
    ...to,
    ...deliveries.map(({ destination }) => destination),
    ...(awaiting?.destinations.map(({ name }) => name) ?? []),
  ];
  return [...new Set(views.flatMap(named))].toSorted();
}

function refusedIn(refusal: ApiError) {
  const prefix = `${refusal.field}: `;
  const { message } = refusal;
  return { field: fieldOf(refusal), message: message.startsWith(prefix) ? message.slice(prefix.length) : message };
}
