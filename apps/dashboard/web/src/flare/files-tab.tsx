import type { FlareView } from '@flarewire/follow';
import { useSignal } from '@preact/signals';
import type { LedgerReport } from '../api/contract.ts';
import { Icon } from '../parts/icon.tsx';
import { Blank } from '../parts/notice.tsx';
import { FileTree } from './file-tree-view.tsx';
import { fileTree } from './file-tree.ts';
import { WithLedger } from './with-ledger.tsx';

/** The ledger: every file that was to be in the archive, and what became of it. */
export function FilesTab({ view }: { view: FlareView }) {
  return <WithLedger view={view}>{(ledger) => <Files ledger={ledger} />}</WithLedger>;
}

function Files({ ledger }: { ledger: LedgerReport }) {
  const text = useSignal('');
  const lackingOnly = useSignal(false);
  const tree = fileTree(ledger, { text: text.value, lackingOnly: lackingOnly.value });
  const allThere = lackingOnly.value && !text.value;
  return (
    <>
      <div class="filter files-filter">
        <label class="field-search">
          <span class="unseen">Search files</span>
          <Icon name="search" />
          <input
            type="search"
            placeholder="Search files…"
            value={text.value}
            onInput={({ currentTarget }) => (text.value = currentTarget.value)}
          />
        </label>
        <label class="choice">
          <input
            type="checkbox"
            checked={lackingOnly.value}
            onChange={({ currentTarget }) => (lackingOnly.value = currentTarget.checked)}
          />
          Only what is not whole <span class="quiet">{fileTree(ledger, { lackingOnly: true }).files}</span>
        </label>
      </div>
      {tree.files > 0 ? <FileTree root={tree} /> : null}
      {tree.files > 0 ? null : (
        <Blank icon={allThere ? 'sent' : 'search'} title={allThere ? 'Nothing is missing' : 'No file fits this'} />
      )}
    </>
  );
}
