export { followOn, openTerminal, type Output, type Terminal } from './terminal.ts';
