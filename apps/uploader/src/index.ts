export { openUploader } from './open-uploader.ts';
