export { startChildService, type ChildService } from './child-service.ts';
