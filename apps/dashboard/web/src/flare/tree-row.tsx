import { formatBytes, formatDuration } from '@flarewire/follow';
import type { LedgerState } from '@flarewire/schemas';
import { countOf, formatCount } from '../format.ts';
import { Icon } from '../parts/icon.tsx';
import type { FileNode } from './file-tree.ts';

const words: Record<LedgerState, string> = {
  collected: 'whole',
  empty: 'empty',
  truncated: 'cut off',
  'timed-out': 'timed out',
  denied: 'denied',
  failed: 'failed',
  'not-found': 'not found',
  skipped: 'skipped',
  quarantined: 'quarantined',
};

export interface TreeRowProps {
  id: string;
  node: FileNode;
  level: number;
  /** Of a folder alone. */
  open: boolean | undefined;
  /** Whether the tab key gets here. */
  reachable: boolean;
  toggle: () => void;
}

/** One file or folder with its figures. */
export function TreeRow({ id, node, level, open, reachable, toggle }: TreeRowProps) {
  const { row } = node;
  return (
    <div
      role="row"
      class={row ? 'tree-row' : 'tree-row tree-folder'}
      data-key={id}
      aria-level={level}
      {...(open === undefined ? {} : { 'aria-expanded': open })}
      tabIndex={reachable ? 0 : -1}
      onClick={toggle}
    >
      <span role="gridcell" class="t-name" style={{ paddingLeft: `${(level - 1) * 18}px` }}>
        <span class={open ? 'turn turn-open' : 'turn'}>{row ? null : <Icon name="open" />}</span>
        <Icon name={row ? 'file' : 'folder'} />
        <span class="t-text">
          {node.name}
          {row?.reason ? <span class="t-reason">{row.reason}</span> : null}
        </span>
      </span>
      <span role="gridcell" class="t-state">
        {row ? <span class={`ledger ledger-${row.state}`}>{words[row.state]}</span> : <FolderState node={node} />}
      </span>
      <span role="gridcell" class="t-size">
        {node.bytes > 0 || !row || row.state === 'empty' ? formatBytes(node.bytes) : ''}
      </span>
      <span role="gridcell" class="t-masked" title={rulesInWords(node)}>
        {node.masked > 0 ? formatCount(node.masked) : <span class="none">0</span>}
      </span>
      <span role="gridcell" class="t-time">
        {row ? formatDuration(row.ms) : ''}
      </span>
    </div>
  );
}

function FolderState({ node: { files, lacking } }: { node: FileNode }) {
  return (
    <span class="quiet">
      {countOf(files, 'file')}
      {lacking > 0 ? <span class="ledger-lacking">, {lacking} not whole</span> : null}
    </span>
  );
}

function rulesInWords({ rules = {} }: FileNode): string {
  return Object.entries(rules)
    .map(([rule, times]) => `${rule} ×${times}`)
    .join(', ');
}
