import type { StoredEvent } from '../api/contract.ts';
import { formatCount } from '../format.ts';

/** The events as they are in the stream, for who builds on them. */
export function RawEvents({ events }: { events: readonly StoredEvent[] }) {
  return (
    <ul class="raw-events">
      {events.map(({ seq, name, data }) => (
        <li key={seq} class="card">
          <details>
            <summary>
              <code>{name}</code> <span class="quiet">no. {formatCount(seq)} of the stream</span>
            </summary>
            <pre tabIndex={0}>{JSON.stringify(data, undefined, 2)}</pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
