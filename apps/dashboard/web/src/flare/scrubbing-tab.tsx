import type { FlareView } from '@flarewire/follow';
import type { ScrubReport, ScrubSummary } from '@flarewire/schemas';
import type { StoredEvent } from '../api/contract.ts';
import { countOf, formatCount } from '../format.ts';
import { Bars } from '../parts/bars.tsx';
import { Notice } from '../parts/notice.tsx';
import { WithLedger } from './with-ledger.tsx';

const mostFiles = 50;

/** What the scrubber did: in figures only, for no part of a secret is anywhere. */
export function ScrubbingTab({ view, events }: { view: FlareView; events: readonly StoredEvent[] }) {
  const created = events.find((event) => event.name === 'flare.created');
  return (
    <div class="two-columns">
      {created ? <Rules summary={created.data.scrub} /> : null}
      <WithLedger view={view}>
        {({ report }) => (report ? <MaskedFiles report={report} /> : <p>This archive has no scrub report.</p>)}
      </WithLedger>
    </div>
  );
}

function Rules({ summary: { masked, files, ruleSet, byRule } }: { summary: ScrubSummary }) {
  const rules = Object.entries(byRule).toSorted(([, a], [, b]) => b - a);
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">By rule</h2>
      <p class="quiet">
        {countOf(masked, 'value')} in {countOf(files, 'file')}, rule set <code>{ruleSet}</code>
      </p>
      <Bars rows={rules.map(([name, value]) => ({ name, value, text: formatCount(value) }))} />
      {rules.length === 0 ? <p>Nothing had to be masked.</p> : null}
    </section>
  );
}

function MaskedFiles({ report: { files, quarantined } }: { report: ScrubReport }) {
  const masked = files.filter((file) => file.masked > 0).toSorted((a, b) => b.masked - a.masked);
  const rows = masked.slice(0, mostFiles).map((file) => ({
    name: file.name,
    value: file.masked,
    text: formatCount(file.masked),
  }));
  return (
    <section aria-labelledby="masked-files">
      <h2 id="masked-files">By file</h2>
      <p class="quiet">
        {formatCount(masked.length)} of {countOf(files.length, 'file')} had something to mask
      </p>
      {quarantined.length > 0 ? (
        <Notice tone="waiting" icon="alert" title="Left out, as it could not be scrubbed">
          {quarantined.map(({ name, reason }) => (
            <p key={name}>
              <code>{name}</code> <span class="quiet">{reason}</span>
            </p>
          ))}
        </Notice>
      ) : null}
      <Bars rows={rows} />
      {masked.length > mostFiles ? (
        <p class="quiet">and {formatCount(masked.length - mostFiles)} more; the Files tab has all</p>
      ) : null}
    </section>
  );
}
