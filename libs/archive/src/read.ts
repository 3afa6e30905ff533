// A door of its own: who only reads archives loads nothing of what makes them.
export { finishedArchive, piecesOf, type FinishedArchive } from './join/finished-archive.ts';
export { canLeaveOut, leaveOut, type MendedArchive } from './join/leave-out.ts';
export { storedArchive } from './join/stored-archive.ts';
export { inspectArchive } from './inspect-archive.ts';
export { readLedger, type Ledger } from './read-ledger.ts';
export { countsOnly } from './seal/bookkeeping.ts';
export { freeName } from './seal/names.ts';
export { withoutCounts } from './seal/without-counts.ts';
export { eachEntry, type StreamedEntry } from './zip/each-entry.ts';
