import { runService } from '@flarewire/service';
import { openProfiler } from './open-profiler.ts';

await runService({ name: 'profiler', process, open: openProfiler });
