export { followOn, showOfGroup } from './terminal/follow-on.ts';
export { openTerminal, type Output, type Terminal } from './terminal/terminal.ts';
