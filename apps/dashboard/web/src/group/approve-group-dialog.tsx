import { formatBytes, type FlareView, type GroupView } from '@flarewire/follow';
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { countOf, shorten } from '../format.ts';
import { Dialog } from '../parts/dialog.tsx';
import { refusedInWords } from './refused-in-words.ts';

/** A request may have so many bytes, and an archive takes some 130 of them. */
const mostAtOnce = 400;

/** Asks for a yes to exactly the archives of a group that wait. */
export function ApproveGroupDialog({
  group,
  views,
  close,
}: {
  group: GroupView;
  views: readonly FlareView[];
  close: () => void;
}) {
  const { api } = useApp();
  // What the person saw when they opened this is what they approve, whatever comes in meanwhile.
  const [shown] = useState(() =>
    views.flatMap(({ id, target, awaiting }) => (awaiting ? [{ flareId: id, target, ...awaiting }] : [])),
  );
  const [places] = useState(() => [
    ...new Set(shown.flatMap(({ destinations }) => destinations.map(({ name, host }) => `${name} (${host})`))),
  ]);
  async function act() {
    const refused = [];
    for (let from = 0; from < shown.length; from += mostAtOnce) {
      const archives = shown.slice(from, from + mostAtOnce).map(({ flareId, sha256 }) => ({ flareId, sha256 }));
      refused.push(...(await api.approveGroup(group.id, archives)).refused);
    }
    if (refused.length > 0) throw new Error(refusedInWords(refused, shown));
  }
  const bytes = shown.reduce((sum, one) => sum + one.bytes, 0);
  return (
    <Dialog title={`Send exactly these ${shown.length} archives?`} action="Approve and send" act={act} close={close}>
      <dl class="facts-list">
        <dt>Archives</dt>
        <dd>
          {formatBytes(bytes)} of {countOf(shown.length, 'target')}
        </dd>
        <dt>Go to</dt>
        <dd>{places.join(', ')}</dd>
      </dl>
      <div class="digests" tabIndex={0} role="region" aria-label="Archives and their digests">
        <table>
          <tbody>
            {shown.map(({ flareId, target, bytes: size, sha256 }) => (
              <tr key={flareId}>
                <th scope="row">{target}</th>
                <td>{formatBytes(size)}</td>
                <td>
                  <code title={sha256}>{shorten(sha256)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">
        The approval holds for these digests alone: an archive that has changed is refused, and the others are sent.
      </p>
    </Dialog>
  );
}
