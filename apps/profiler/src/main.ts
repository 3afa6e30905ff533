import { runService } from '@flarewire/service';
import { openProfiler } from '@flarewire/pipeline/profiler';

await runService({ name: 'profiler', process, open: openProfiler });
