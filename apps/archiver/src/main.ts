import { runService } from '@flarewire/service';
import { openArchiver } from './open-archiver.ts';

await runService({ name: 'archiver', process, open: openArchiver });
