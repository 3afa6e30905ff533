import { runService } from '@flarewire/service';
import { openArchiver } from '@flarewire/pipeline/archiver';

await runService({ name: 'archiver', process, open: openArchiver });
