import type { Kind } from '../kinds.ts';
import type { VetOptions, Vetted } from './vetted.ts';
import { vetGoroutines } from './vet-goroutines.ts';
import { vetPprof } from './vet-pprof.ts';
import { vetTrace } from './vet-trace.ts';

/**
 * Decides whether downloaded bytes are what they should be, and scrubs them.
 * @throws {FlareError} with the code that says what is wrong with them
 */
export function vet(kind: Kind, options: VetOptions): Promise<Vetted> {
  if (kind.format === 'pprof') return vetPprof({ ...options, sampleTypes: kind.sampleTypes });
  return kind.format === 'text' ? vetGoroutines(options) : vetTrace(options);
}
