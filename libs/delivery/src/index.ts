export { chooseDestinations, type DestinationsFor } from './destination/choose-destinations.ts';
export { deliver } from './deliver.ts';
export { resolveDestination, type Destination } from './destination/destination.ts';
export { preflight } from './preflight.ts';
