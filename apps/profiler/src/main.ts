import { runService } from '@flarewire/service';
import { openProfiler } from '@flarewire/pipeline';

await runService({ name: 'profiler', process, open: openProfiler });
