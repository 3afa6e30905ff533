import { count } from '@flarewire/follow';
import {
  FlareError,
  groupRequest,
  parseMessage,
  validateEvent,
  type GroupRecord,
  type GroupReply,
  type GroupRequest,
  type GroupsConfig,
  type LeftOutTarget,
} from '@flarewire/schemas';
import type { Door } from '../archiver/door.ts';
import { flareIdFor, groupIdFor } from '../stage/flare-id.ts';
import type { Asked, Worker } from '../stage/stage.ts';
import { eachOf } from './each-of.ts';
import { askForFlares } from './ask-for-flares.ts';
import { chooseTargets } from './choose-targets.ts';
import { profiledTargets } from './profiled-targets.ts';
import { groupDigest, wishesOf } from './wishes-of.ts';

type AskedOfMany = Asked & { groups: GroupsConfig; door: Door };

/**
 * Accepts or refuses a `flare.create` request for many targets. Before it answers, the group has a record in KV `GROUPS`
 * and its `flare.group.created` event is stored, so that whoever keeps the group asks for the flares that this call could
 * not. A `requestId` decides the ids of the group and of its flares.
 * @throws {FlareError} whose code says why the request is refused
 */
export async function acceptGroup(
  payload: Uint8Array,
  asked: AskedOfMany,
  worker: Worker,
): Promise<GroupReply<'create'>> {
  const request = parseMessage(groupRequest, payload, { what: 'the request', code: 'invalid_request' });
  const { groups } = worker.transport;
  const groupId = groupIdFor(request.requestId);
  const digest = groupDigest(request, request);
  // Until the flares are stored, they are counted here.
  using places = new DisposableStack();
  let group = (await groups.get(groupId, asked))?.value;
  const repeated = group !== undefined;
  if (!group) {
    const fresh = await newGroup(groupId, request, digest, { ...asked, places }, worker);
    group = ((await groups.create(groupId, fresh, asked)) ?? (await groups.get(groupId, asked)))?.value;
  }
  if (group?.requestDigest !== digest) {
    throw new FlareError(
      'request_conflict',
      `Cannot make flares: requestId "${request.requestId}" was used before for another request; use a new one`,
    );
  }
  const { created } = group;
  if (!group.asked) {
    const { seq } = await worker.transport.publish('flare.group.created', created, asked);
    await askForFlares({ ...group, seq }, asked, worker);
  }
  worker.log.info({ groupId, flares: created.flares.length, leftOut: created.leftOut.length, repeated }, 'Accepted');
  return { groupId, status: 'accepted', flares: created.flares, leftOut: created.leftOut };
}

async function newGroup(
  groupId: string,
  request: GroupRequest,
  requestDigest: string,
  asked: AskedOfMany & { places: DisposableStack },
  worker: Worker,
): Promise<GroupRecord> {
  const entries = await asked.door.targets(asked.signal);
  const meant = chooseTargets(request.targets, entries, asked.door.now());
  refuseTooMany(meant.chosen.length, request, asked.groups);
  const { chosen, busy } = await admitted(meant.chosen, asked);
  const leftOut = [...meant.leftOut, ...busy];
  if (chosen.length < (request.atLeast ?? 1)) {
    const why = leftOut.map(({ target, reason }) => `"${target}": ${reason}`);
    const least = request.atLeast === undefined ? '' : ` of at least ${count(request.atLeast, 'target')}`;
    const doing = `Cannot make flares${least}`;
    const reason = `${chosen.length === 0 ? 'no target' : chosen.length} can be had${why.length > 0 ? ` (${why.slice(0, 5).join(', ')})` : ''}`;
    const advice = 'start their archivers, or ask for others; flare ls --targets lists all targets';
    throw new FlareError('too_few_targets', `${doing}: ${reason}; ${advice}`);
  }
  await asked.door.preflight(request, asked);
  const time = worker.now().toISOString();
  const created = validateEvent('flare.group.created', {
    groupId,
    time,
    ...(request.requestId === undefined ? {} : { requestId: request.requestId }),
    ...(request.by === undefined ? {} : { by: request.by }),
    targets: request.targets,
    ...(request.atLeast === undefined ? {} : { atLeast: request.atLeast }),
    request: wishesOf(request),
    flares: chosen.map((target) => ({ flareId: flareIdFor(`${groupId} ${target}`), target })),
    leftOut,
  });
  const profiled = profiledTargets(entries, asked.door.now());
  const expected = created.flares.filter(({ target }) => profiled.has(target)).map(({ flareId }) => flareId);
  const state = { asked: false, announced: false, updated: time };
  return { groupId, requestDigest, barrierMs: asked.groups.barrier, expected, created, ...state };
}

/** The targets that may have one flare more waiting, and those for which too many wait. */
async function admitted(
  targets: readonly string[],
  { door, places, signal }: AskedOfMany & { places: DisposableStack },
) {
  const busy: LeftOutTarget[] = [];
  const free = await eachOf(targets, async (target) => {
    try {
      places.use(await door.admit(target, signal));
      return [target];
    } catch (error) {
      if (!(error instanceof FlareError) || error.code !== 'too_many_flares') throw error;
      busy.push({ target, code: error.code, reason: error.message });
      return [];
    }
  });
  return { chosen: free.flat(), busy };
}

function refuseTooMany(count: number, { by, email }: GroupRequest, { limit, limits }: GroupsConfig): void {
  const who = by ?? email;
  const own = who !== undefined && Object.hasOwn(limits, who) ? limits[who] : undefined;
  if (count <= (own ?? limit)) return;
  const rule = own === undefined ? `groups.limit is ${limit}` : `groups.limits gives "${who}" ${own}`;
  throw new FlareError(
    'too_many_targets',
    `Cannot make flares of ${count} targets at once: ${rule} in the archiver's configuration; ask for fewer`,
  );
}
