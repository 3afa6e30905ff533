import { flareStates, stageName, type FlareProgress, type StageName } from '@flarewire/schemas';
import type { FlareView } from '@flarewire/follow';
import { every, type Log } from '@flarewire/service';
import type { Transport } from '@flarewire/transport';
import type { TargetSeen } from './watch-targets.ts';

/** Who is alive, and how many flares wait for each stage. */
export type ServicesSeen = {
  services: { name: StageName; instances: number; lastSeen?: string }[];
  backlog: { stage: StageName; waiting: number }[];
};

/** It is also the sign of life of a stream: what is in between cuts silent connections. */
const everyMs = 5_000;

/** A stage says twice a second how far it is. */
const atWorkMs = 5_000;

export type Services = AsyncDisposable & { seen: () => ServicesSeen };

/** Tells of the services every 5 s, connected or not. */
export async function watchServices(options: {
  transport: Transport;
  log: Log;
  now: () => Date;
  targets: () => TargetSeen[];
  inFlight: () => FlareView[];
  underWay: () => ReadonlyMap<string, FlareProgress>;
  tell: (services: ServicesSeen) => void;
}): Promise<Services> {
  const { transport, log, now, targets, inFlight, underWay, tell } = options;
  let uploaders = 0;
  let uploaderSeen: string | undefined;
  let isTold = false;

  const askUploaders = async (signal: AbortSignal) => {
    try {
      uploaders =
        (await transport.answering({ signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]) })).approve ?? 0;
      if (uploaders > 0) uploaderSeen = now().toISOString();
    } catch (error) {
      uploaders = 0;
      if (!isTold && !signal.aborted) log.warn({ err: error }, 'Cannot see which uploaders are there');
      isTold = true;
    }
  };
  const seen = (): ServicesSeen => {
    const registered = (name: StageName) => targets().filter(({ role }) => role === name);
    return {
      services: stageName.options.map((name) =>
        name === 'uploader'
          ? { name, instances: uploaders, ...(uploaderSeen && { lastSeen: uploaderSeen }) }
          : { name, ...registrationOf(registered(name)) },
      ),
      backlog: backlogOf(inFlight(), underWay(), now()),
    };
  };
  const look = async (signal: AbortSignal) => {
    await askUploaders(signal);
    tell(seen());
  };
  await look(new AbortController().signal);
  const timer = every(everyMs, look, { log, doing: 'see which services are there' });
  return { seen, [Symbol.asyncDispose]: () => timer[Symbol.asyncDispose]() };
}

function registrationOf(targets: readonly TargetSeen[]): { instances: number; lastSeen?: string } {
  const online = new Set(targets.filter((target) => target.online).map(({ instance }) => instance));
  const lastSeen = targets
    .map((target) => target.lastSeen)
    .toSorted()
    .at(-1);
  return { instances: online.size, ...(lastSeen && { lastSeen }) };
}

/** Flares that a stage has to take up: those that it is at work on say how far it is. */
export function backlogOf(
  inFlight: readonly FlareView[],
  underWay: ReadonlyMap<string, FlareProgress>,
  now: Date,
): ServicesSeen['backlog'] {
  const isAtWork = ({ id }: FlareView, stage: StageName) => {
    const progress = underWay.get(id);
    return progress?.stage === stage && now.getTime() - Date.parse(progress.time) < atWorkMs;
  };
  return stageName.options.map((stage) => ({
    stage,
    waiting: inFlight.filter((view) => waitsFor(view) === stage && !isAtWork(view, stage)).length,
  }));
}

/** The stage whose turn it is, if any. */
function waitsFor({ state }: FlareView): StageName | undefined {
  const { kind, stage } = flareStates[state];
  return kind === 'waiting' ? stage : undefined;
}
