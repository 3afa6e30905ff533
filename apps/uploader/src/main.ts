import { runService } from '@flarewire/service';
import { openUploader } from '@flarewire/pipeline';

await runService({ name: 'uploader', process, open: openUploader });
