export { openDashboard } from './open-dashboard.ts';
