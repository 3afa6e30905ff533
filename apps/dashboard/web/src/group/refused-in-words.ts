import type { GroupAnswer } from '../api/contract.ts';

const mostNamed = 5;

/** Which of the flares that something was asked of refused it, and why: `2 of 18 were refused: web-3: …`. */
export function refusedInWords(
  refused: GroupAnswer['refused'],
  asked: readonly { flareId: string; target: string }[],
): string {
  const nameOf = new Map(asked.map(({ flareId, target }) => [flareId, target]));
  const named = refused
    .slice(0, mostNamed)
    .map(({ flareId, message }) => `${nameOf.get(flareId) ?? flareId}: ${message}`);
  const rest = refused.length > mostNamed ? ` and ${refused.length - mostNamed} more` : '';
  return `${refused.length} of ${asked.length} refused, the others were taken. ${named.join('; ')}${rest}`;
}
