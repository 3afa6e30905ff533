import { useSignal } from '@preact/signals';
import { linesOf, type FileNode } from './file-tree.ts';
import { TreeRow } from './tree-row.tsx';

/** A tree that is used as in a file manager: arrows go up and down, open and close. */
export function FileTree({ root }: { root: FileNode }) {
  const closed = useSignal<ReadonlySet<string>>(new Set());
  const chosen = useSignal('');
  const lines = linesOf(root, closed.value);
  const at = Math.max(
    0,
    lines.findIndex(({ node }) => keyOf(node) === chosen.value),
  );

  function setOpen({ path }: FileNode, open: boolean) {
    const next = new Set(closed.value);
    if (open) next.delete(path);
    else next.add(path);
    closed.value = next;
  }

  function goTo(index: number, grid: Element) {
    const line = lines[Math.min(lines.length - 1, Math.max(0, index))]!;
    chosen.value = keyOf(line.node);
    grid.querySelector<HTMLElement>(`[data-key="${CSS.escape(chosen.value)}"]`)?.focus();
  }

  function press(event: KeyboardEvent) {
    const grid = event.currentTarget as Element;
    const { node, level } = lines[at]!;
    const isOpen = !node.row && !closed.value.has(node.path);
    const parent = lines.findLastIndex((line, index) => index < at && line.level < level);
    const deeds: Record<string, () => void> = {
      ArrowDown: () => goTo(at + 1, grid),
      ArrowUp: () => goTo(at - 1, grid),
      Home: () => goTo(0, grid),
      End: () => goTo(lines.length - 1, grid),
      ArrowRight: () => (isOpen || node.row ? goTo(at + 1, grid) : setOpen(node, true)),
      ArrowLeft: () => (isOpen ? setOpen(node, false) : goTo(parent, grid)),
      Enter: () => void (node.row || setOpen(node, !isOpen)),
    };
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  return (
    <div class="tree" role="treegrid" aria-label="Files of the archive" onKeyDown={press}>
      <div role="row" class="tree-row tree-head">
        {['Name', 'State', 'Size', 'Masked', 'Time'].map((title) => (
          <span key={title} role="columnheader" class={`t-${title.toLowerCase()}`}>
            {title}
          </span>
        ))}
      </div>
      {lines.map(({ node, level }, index) => (
        <TreeRow
          key={keyOf(node)}
          id={keyOf(node)}
          node={node}
          level={level}
          open={node.row ? undefined : !closed.value.has(node.path)}
          reachable={index === at}
          toggle={() => {
            chosen.value = keyOf(node);
            if (!node.row) setOpen(node, closed.value.has(node.path));
          }}
        />
      ))}
    </div>
  );
}

// A file and a folder may have the same path.
const keyOf = ({ path, row }: FileNode) => (row ? path : `${path}/`);
