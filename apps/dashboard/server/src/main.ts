import { runService } from '@flarewire/service';
import { openDashboard } from './open-dashboard.ts';

await runService({
  name: 'dashboard',
  process,
  open: async (service) => void (await openDashboard(service)),
});
