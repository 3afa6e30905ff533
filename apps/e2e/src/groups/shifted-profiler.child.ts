import { openProfiler } from '@flarewire/pipeline/profiler';
import { runService } from '@flarewire/service';

// A profiler on a host whose clock is off by so many milliseconds.
const shiftMs = Number(process.env.SHIFT_MS);
await runService({
  name: 'profiler',
  process,
  open: (service) => openProfiler({ ...service, now: () => new Date(Date.now() + shiftMs) }),
});
