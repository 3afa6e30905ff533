import { lowerPriority } from '@flarewire/archive';
import { runService } from '@flarewire/service';
import { openArchiver } from '@flarewire/pipeline/archiver';

await runService({
  name: 'archiver',
  process,
  async open(service) {
    await lowerPriority(service.config.collecting.nice);
    await openArchiver(service);
  },
});
