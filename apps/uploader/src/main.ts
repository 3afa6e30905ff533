import { runService } from '@flarewire/service';
import { openUploader } from '@flarewire/pipeline/uploader';

await runService({ name: 'uploader', process, open: openUploader });
