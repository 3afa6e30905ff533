import type { Mask } from '../rule.ts';

/** A mask that a rule wants, as far as it is judged. */
export type Wanted = Pick<Mask, 'start' | 'end' | 'rule'>;

/** Whether a value stays although a rule would mask it. */
export type Spares = (text: string, wanted: Wanted) => boolean;
