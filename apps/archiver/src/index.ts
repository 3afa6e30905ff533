export { acceptRequest } from './accept-request.ts';
export { archiverStage } from './archive-flare.ts';
export { openArchiver } from './open-archiver.ts';
