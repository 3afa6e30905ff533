export { followOn, openTerminal, showOfGroup, type Output, type Terminal } from './terminal.ts';
