import type { LedgerRow } from '@flarewire/schemas';
import type { LedgerReport } from '../api/contract.ts';

/** A file of an archive, or a folder with what is in it. */
export interface FileNode {
  name: string;
  path: string;
  /** Of a file alone. */
  row?: LedgerRow;
  /** Rule → how often it masked something in this file. */
  rules?: Record<string, number>;
  masked: number;
  bytes: number;
  files: number;
  /** How many of the files are not there as a whole. */
  lacking: number;
  children: FileNode[];
}

export interface TreeFilter {
  /** Only what is not there as a whole. */
  lackingOnly?: boolean;
  text?: string;
}

function isWhole({ state }: Pick<LedgerRow, 'state'>): boolean {
  return state === 'collected' || state === 'empty';
}

/** The ledger as folders and files, by name, with the figures of the scrub report and sums for each folder. */
export function fileTree(
  { rows, report }: LedgerReport,
  { lackingOnly = false, text = '' }: TreeFilter = {},
): FileNode {
  const root = folder('', '');
  const scrubbed = new Map(report?.files.map((file) => [file.name, file]));
  const wanted = text.toLowerCase();
  for (const row of rows) {
    if ((lackingOnly && isWhole(row)) || !row.item.toLowerCase().includes(wanted)) continue;
    const { masked = 0, byRule } = scrubbed.get(row.item) ?? {};
    const figures = { masked, bytes: row.bytes, files: 1, lacking: isWhole(row) ? 0 : 1 };
    const parts = row.item.split('/');
    let at = root;
    addFigures(at, figures);
    for (const part of parts.slice(0, -1)) {
      at = openFolder(at, part);
      addFigures(at, figures);
    }
    const file = { name: parts.at(-1)!, path: row.item, row, ...figures, children: [] };
    at.children.push(byRule ? { ...file, rules: byRule } : file);
  }
  sortFolder(root);
  return { ...root, children: root.children.map((child) => joinLonely(child)) };
}

/** A folder with nothing in it but one file or folder becomes one line with it: `conf.d/conf.yaml`. */
function joinLonely(node: FileNode): FileNode {
  const children = node.children.map((child) => joinLonely(child));
  const [only, another] = children;
  return only && !another ? { ...only, name: `${node.name}/${only.name}` } : { ...node, children };
}

function folder(name: string, path: string): FileNode {
  return { name, path, masked: 0, bytes: 0, files: 0, lacking: 0, children: [] };
}

function openFolder(parent: FileNode, name: string): FileNode {
  const found = parent.children.find((child) => child.name === name && !child.row);
  if (found) return found;
  const made = folder(name, parent.path ? `${parent.path}/${name}` : name);
  parent.children.push(made);
  return made;
}

type Figures = Pick<FileNode, 'masked' | 'bytes' | 'files' | 'lacking'>;

function addFigures(node: FileNode, { masked, bytes, files, lacking }: Figures) {
  node.masked += masked;
  node.bytes += bytes;
  node.files += files;
  node.lacking += lacking;
}

function sortFolder(node: FileNode) {
  const isFile = ({ row }: FileNode) => Number(row !== undefined);
  node.children.sort((a, b) => isFile(a) - isFile(b) || a.name.localeCompare(b.name, 'en', { numeric: true }));
  for (const child of node.children) sortFolder(child);
}

/** A line of the tree as it is shown: a node and how deep it lies, 1 at the top. */
export interface TreeLine {
  node: FileNode;
  level: number;
}

/** The lines that are shown when the folders of these paths are closed. */
export function linesOf(root: FileNode, closed: ReadonlySet<string>, level = 1): TreeLine[] {
  return root.children.flatMap((node) => [
    { node, level },
    ...(node.row || closed.has(node.path) ? [] : linesOf(node, closed, level + 1)),
  ]);
}
