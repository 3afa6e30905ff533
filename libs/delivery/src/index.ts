export { chooseDestinations, type DestinationsFor } from './destination/choose-destinations.ts';
export { deliver, type Delivered, type DeliverOptions } from './deliver.ts';
export {
  resolveDestination,
  type Destination,
  type FolderDestination,
  type HttpDestination,
} from './destination/destination.ts';
export { flareUrl } from './destination/flare-url.ts';
export { preflight, type PreflightOptions } from './preflight.ts';
export { readAnswer, type Verdict } from './answer/read-answer.ts';
export { chooseProxy } from './transport/choose-proxy.ts';
export {
  openHttpClient,
  type Network,
  type RequestOptions,
  type HttpClient,
  type HttpTimeouts,
} from './transport/open-http-client.ts';
