/** What is true of a flare whose follower leaves. */
export function goesOn(flareId: string): string {
  return `Flare ${flareId} goes on without you: flare watch ${flareId} follows it, flare cancel ${flareId} ends it`;
}
