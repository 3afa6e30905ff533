import { count, formatBytes, formatDuration, type FlareView } from '@flarewire/follow';
import type { Delivery, FailedDelivery } from '@flarewire/schemas';
import type { StoredEvent } from '../api/contract.ts';
import { Copy } from '../parts/copy.tsx';
import { Blank } from '../parts/notice.tsx';
import { StateMark } from '../parts/state-mark.tsx';

/** What each destination answered. */
export function Deliveries({ view, events }: { view: FlareView; events: readonly StoredEvent[] }) {
  const sent = events.findLast((event) => event.name === 'flare.sent');
  if (!sent) return <NotYet view={view} />;
  const { archive, deliveries, failures = [] } = sent.data;
  return (
    <div class="deliveries">
      <p class="quiet">
        {archive.name}, {formatBytes(archive.bytes)}, {count(archive.profiles, 'profile')}, sha256{' '}
        <Copy text={archive.sha256} what="the digest" whole />
      </p>
      {deliveries.map((delivery) => (
        <Delivered key={delivery.destination} delivery={delivery} />
      ))}
      {failures.map((failure) => (
        <Missed key={failure.destination} failure={failure} />
      ))}
    </div>
  );
}

function Delivered({ delivery }: { delivery: Delivery }) {
  const { destination, kind, host, caseId, message, attempts, elapsedMs } = delivery;
  return (
    <section class="card delivery" aria-label={destination}>
      <div class="delivery-head">
        <h2>{destination}</h2>
        <StateMark view={{ state: 'sent' }} word="Delivered" />
      </div>
      <dl class="facts-list">
        <dt>Case</dt>
        <dd>
          <Copy text={String(caseId)} what="the case id" />
        </dd>
        <dt>Host</dt>
        <dd>
          {host} <span class="quiet">({kind})</span>
        </dd>
        <dt>Answer</dt>
        <dd>{message}</dd>
        <dt>Took</dt>
        <dd>
          {formatDuration(elapsedMs)}
          {attempts > 1 ? `, ${attempts} attempts` : ''}
        </dd>
      </dl>
    </section>
  );
}

function Missed({ failure: { destination, kind, code, reason } }: { failure: FailedDelivery }) {
  return (
    <section class="card delivery" aria-label={destination}>
      <div class="delivery-head">
        <h2>
          {destination} <span class="quiet">({kind})</span>
        </h2>
        <StateMark view={{ state: 'failed' }} word="Not delivered" />
      </div>
      <p>
        <code class="code-failed">{code}</code> {reason}
      </p>
    </section>
  );
}

function NotYet({ view: { failure, cancelled, awaiting, to } }: { view: FlareView }) {
  const places = awaiting?.destinations.map(({ name, host }) => `${name} (${host})`) ?? to ?? [];
  const ended = failure !== undefined || cancelled !== undefined;
  return (
    <Blank
      icon={failure ? 'failed' : cancelled ? 'cancelled' : 'in-flight'}
      title={ended ? 'Nothing was delivered' : 'Nothing is delivered yet'}
    >
      {places.length > 0 ? <p>{`${ended ? 'It was to go' : 'It is to go'} to ${places.join(', ')}.`}</p> : null}
      {failure ? <p>{failure.reason}</p> : null}
    </Blank>
  );
}
