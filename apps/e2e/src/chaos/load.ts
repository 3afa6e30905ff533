import { setTimeout as delay } from 'node:timers/promises';
import { FlareError, type FlareRequestInput } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';

/** A flare that was accepted, and the case under which the intake gets it: one of its own. */
type Asked = { flareId: string; caseId: string };

export type Load = {
  accepted: Asked[];
  /** Requests that were refused to the end, by code. */
  refused: Record<string, number>;
};

/** How long somebody goes on asking for one flare. */
const patienceMs = 60_000;

/**
 * Asks for flares, evenly over some time, and goes on asking under the same id where no answer comes. Some wait for an approval, unless
 * `sendAll`.
 */
export async function askForFlares(
  transport: Transport,
  { flares, overMs, seed, sendAll = false }: { flares: number; overMs: number; seed: number; sendAll?: boolean },
): Promise<Load> {
  const load: Load = { accepted: [], refused: {} };
  const askFor = async (index: number) => {
    await delay((index / flares) * overMs);
    const caseId = String(10_000 + index);
    const kind = { ...kinds[index % kinds.length], ...(sendAll ? { send: true } : {}) };
    const request = { ...kind, requestId: `chaos-${seed}-${index}`, caseId, target: 'web' };
    const answer = await ask(transport, request);
    if (typeof answer === 'string') load.refused[answer] = (load.refused[answer] ?? 0) + 1;
    else load.accepted.push({ ...answer, caseId });
  };
  await Promise.all(Array.from({ length: flares }, (_, index) => askFor(index)));
  return load;
}

/** Flares of each kind, in turn. */
const kinds: FlareRequestInput[] = [
  { profile: { seconds: 1 } },
  { profile: false },
  { profile: { seconds: 1, mutexFraction: 100, blockingRate: 10_000 } },
  { profile: false, preflight: false },
  { profile: false, send: false },
];

/** Asks until there is an answer; returns the code of the last refusal when patience is at its end. */
async function ask(transport: Transport, request: FlareRequestInput): Promise<{ flareId: string } | string> {
  const until = performance.now() + patienceMs;
  let code = '';
  while (performance.now() < until) {
    try {
      const reply = await transport.request('create', request, { timeoutMs: 5_000 });
      if (reply.status !== 'refused') return { flareId: reply.flareId };
      ({ code } = reply.error);
    } catch (error) {
      if (!(error instanceof FlareError)) throw error;
      ({ code } = error);
    }
    await delay(500);
  }
  return code;
}

/** Approves whatever waits for it, until the signal aborts. */
export async function approveAll(transport: Transport, signal: AbortSignal): Promise<void> {
  const approve = async (flareId: string, sha256: string) => {
    while (!signal.aborted) {
      const reply = await transport
        .request('approve', { flareId, sha256, by: 'chaos' }, { timeoutMs: 5_000, signal })
        .catch(() => undefined);
      if (reply?.status === 'approved' || reply?.error.code === 'not_awaiting_approval') return;
      await delay(500);
    }
  };
  const approving: Promise<void>[] = [];
  for await (const event of transport.tail({ from: 'start', signal }))
    if (event.name === 'flare.awaiting-approval')
      approving.push(approve(event.data.flareId, event.data.finished.sha256));
  await Promise.all(approving);
}
