import { formatDuration, type FlareView } from '@flarewire/follow';
import type { EventData } from '@flarewire/schemas';
import type { StoredEvent } from '../api/contract.ts';
import { Blank, Notice } from '../parts/notice.tsx';
import { ProfiledService } from './profiled-service.tsx';

type Taken = EventData<'profiles.collected'>;

/** The profiles: what each process did in that time, and a flame graph of each. */
export function Profiles({ view, events }: { view: FlareView; events: readonly StoredEvent[] }) {
  const collected = events.findLast((event) => event.name === 'profiles.collected');
  if (!collected) return <Blank icon="flame" title={whyNone(view)} />;
  const { data } = collected;
  const services = [...new Set(data.profiles.map(({ service }) => service))];
  if (data.seconds === 0) return <Blank icon="flame" title="No profiles were asked for" />;
  if (services.length + data.failed.length === 0)
    return <Blank icon="flame" title="This target has no process to profile" />;
  const skew =
    data.skewMs === undefined || services.length < 2 ? '' : `, all begun within ${formatDuration(data.skewMs)}`;
  return (
    <div class="profiles">
      {services.length > 0 && (
        <p class="quiet">
          CPU for {data.seconds} s in each process{skew}
        </p>
      )}
      <Failures data={data} />
      {services.map((service) => (
        <ProfiledService
          key={service}
          service={service}
          flare={view.id}
          profiles={data.profiles.filter((profile) => profile.service === service)}
          summary={data.summary?.services.find((one) => one.service === service)}
        />
      ))}
    </div>
  );
}

function whyNone(view: FlareView): string {
  if (view.seconds === 0) return 'No profiles were asked for';
  return view.failure || view.cancelled ? 'No profiles were taken' : 'The profiles are not taken yet';
}

function Failures({ data: { failed, settings = [] } }: { data: Taken }) {
  const unrestored = settings.filter(({ restored, code }) => !restored || code);
  if (failed.length + unrestored.length === 0) return null;
  return (
    <Notice tone="waiting" icon="alert" title="Not everything went well">
      {failed.map(({ file, code, message }) => (
        <p key={file}>
          <code>{file}</code> <code class="code-failed">{code}</code> <span class="quiet">{message}</span>
        </p>
      ))}
      {unrestored.map(({ service, setting, message, restored }) => (
        <p key={`${service}/${setting}`}>
          <code>
            {service} {setting}
          </code>{' '}
          <span class="quiet">
            {message}
            {restored ? '' : ' It does not have its old value yet; the next profiler restores it.'}
          </span>
        </p>
      ))}
    </Notice>
  );
}
