import { runService } from '@flarewire/service';
import { openArchiver } from '@flarewire/pipeline';

await runService({ name: 'archiver', process, open: openArchiver });
