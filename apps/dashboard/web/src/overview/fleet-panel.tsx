import type { ServicesSeen, TargetSeen } from '../api/contract.ts';
import { countOf, formatCount } from '../format.ts';
import { Ago } from '../parts/clock.tsx';
import { Loading } from '../parts/notice.tsx';
import { targetStates, type TargetState } from './fleet.ts';

/** The targets with when they were last seen. */
export function TargetsPanel({ seen, now }: { seen: readonly TargetSeen[] | undefined; now: number }) {
  return (
    <section class="panel" aria-labelledby="targets">
      <h2 id="targets">Targets</h2>
      {seen === undefined ? <Loading what="targets" rows={3} /> : null}
      {seen?.length === 0 ? (
        <p class="quiet">
          No archiver has registered a target yet. Start one with a flarewire.yaml that names targets.
        </p>
      ) : null}
      <ul class="fleet">
        {targetStates(seen ?? [], now).map((target) => (
          <TargetLine key={target.name} target={target} />
        ))}
      </ul>
    </section>
  );
}

function TargetLine({ target: { name, roles, online, lastSeen, labels } }: { target: TargetState }) {
  return (
    <li class={online ? 'fleet-line alive' : 'fleet-line gone'}>
      <a href={`/?target=${encodeURIComponent(name)}`} class="fleet-name" title={[name, ...labels].join(' ')}>
        {name}
      </a>
      <span class="fleet-seen">
        {online ? '' : 'offline, seen '}
        <Ago time={lastSeen} />
      </span>
      <span class="fleet-roles">
        {roles.map(({ role, instances, online: alive }) => (
          <span key={role} class={alive ? 'role' : 'role role-gone'}>
            {role}
            {instances > 1 ? ` ×${instances}` : ''}
            {alive ? '' : ' gone'}
          </span>
        ))}
      </span>
    </li>
  );
}

/** The services that are alive, and how many events wait for each stage. */
export function ServicesPanel({ seen }: { seen: ServicesSeen | undefined }) {
  return (
    <section class="panel" aria-labelledby="services">
      <h2 id="services">Services</h2>
      {seen === undefined ? <Loading what="services" rows={3} /> : null}
      {seen?.services.length === 0 ? <p class="quiet">No service answers.</p> : null}
      <ul class="fleet">
        {seen?.services.map(({ name, instances }) => (
          <li key={name} class={instances > 0 ? 'fleet-line alive' : 'fleet-line gone'}>
            <span class="fleet-name">{name}</span>
            <span class="fleet-seen">{instances > 0 ? countOf(instances, 'instance') : 'none alive'}</span>
            <Backlog waiting={seen.backlog.find(({ stage }) => stage === name)?.waiting} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Backlog({ waiting }: { waiting: number | undefined }) {
  if (waiting === undefined) return null;
  return (
    <span class={waiting > 0 ? 'fleet-roles backlog-some' : 'fleet-roles'}>
      <span class="role">{waiting === 0 ? 'nothing waits' : `${formatCount(waiting)} waiting`}</span>
    </span>
  );
}
