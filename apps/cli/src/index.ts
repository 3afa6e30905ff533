export { followOn, showOfGroup } from './follow-on.ts';
export { openTerminal, type Output, type Terminal } from './terminal.ts';
