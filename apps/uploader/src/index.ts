export { openUploader } from './open-uploader.ts';
export { uploaderStage } from './upload-flare.ts';
