import { runService } from '@flarewire/service';
import { openUploader } from './open-uploader.ts';

await runService({ name: 'uploader', process, open: openUploader });
