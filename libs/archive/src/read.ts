// A door of its own: who only reads archives loads nothing of what makes them.
export { finishedArchive, piecesOf, type FinishedArchive } from './join/finished-archive.ts';
export { storedArchive } from './join/stored-archive.ts';
export { readLedger, type Ledger } from './read-ledger.ts';
