export { changedLines } from './changed-lines.ts';
export { plantedFiles } from './files.ts';
export { harmlessFiles } from './harmless-files.ts';
export { harmlessLines } from './harmless-lines.ts';
export { leakedShapes } from './leaked-shapes.ts';
export { createPlanter } from './planted.ts';
