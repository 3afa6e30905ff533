export { plantedFiles } from './files.ts';
export { harmlessFiles } from './harmless-files.ts';
export { harmlessLines } from './harmless-lines.ts';
