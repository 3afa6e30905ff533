/** A value of a YAML or JSON document, and where in the text it stands. */
export type Tree = TreeMap | TreeList | TreeLeaf;

export interface TreeMap {
  kind: 'map';
  entries: { key: string; value: Tree }[];
}

export interface TreeList {
  kind: 'list';
  items: Tree[];
}

export interface TreeLeaf {
  kind: 'leaf';
  /** What it says, decoded. */
  text: string;
  isString: boolean;
  start: number;
  end: number;
}
