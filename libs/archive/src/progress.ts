/** How far a flare has come. */
export interface Progress {
  phase: 'agent' | 'collecting' | 'zipping';
  done: number;
  total: number;
  unit: 'items' | 'bytes';
}
