import type { FlareView } from '@flarewire/follow';
import type { ComponentChildren } from 'preact';
import type { LedgerReport } from '../api/contract.ts';
import { useApp } from '../app-context.ts';
import { Blank, Loading } from '../parts/notice.tsx';
import { useLoaded } from '../parts/use-loaded.ts';

export interface WithLedgerProps {
  view: FlareView;
  children: (ledger: LedgerReport) => ComponentChildren;
}

/** Reads the ledger, where there is an archive; says why it cannot be shown where it cannot. */
export function WithLedger({ view, children }: WithLedgerProps) {
  if (view.stored) return <LoadedLedger view={view}>{children}</LoadedLedger>;
  return (
    <Blank icon="file" title={view.failure || view.cancelled ? 'No archive was made' : 'The archive is not made yet'}>
      <p>What is in it, and what is missing, is known once it exists.</p>
    </Blank>
  );
}

function LoadedLedger({ view, children }: WithLedgerProps) {
  const { api } = useApp();
  const ledger = useLoaded(view.id, (signal) => api.ledger(view.id, signal)).value;
  if (ledger.state === 'loading') return <Loading what="the ledger" rows={10} />;
  if (ledger.state === 'there') return <>{children(ledger.value)}</>;
  return (
    <Blank icon="broken" title="The ledger cannot be shown">
      <p role="alert">{ledger.error.message}</p>
    </Blank>
  );
}
