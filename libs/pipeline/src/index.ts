export { deliveryQueues } from './uploader/delivery-queues.ts';
export { moveOnStanding } from './recovery/move-on-standing.ts';
export { tidyUp } from './janitor/tidy-up.ts';
export { runInProcess } from './run-in-process.ts';
