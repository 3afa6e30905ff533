export { freePort } from './free-port.ts';
export { startChildService, type ChildService } from './child-service.ts';
