import type { ChaosReport } from './run-chaos.ts';
import type { Stall } from './stalls.ts';

/** A run in words. */
export function inWords(report: ChaosReport): string {
  const {
    seed,
    seconds,
    since,
    accepted,
    refused,
    sent,
    failed,
    doubled,
    lost,
    longestStall,
    longestOwnStall,
    longestWait,
    unfinished,
    strikes,
    wrong,
  } = report;
  const count = (of: Record<string, number>) =>
    Object.entries(of)
      .map(([name, times]) => `${times} ${name}`)
      .join(', ') || 'none';
  const byFault = count(Object.groupBy(strikes, ({ fault }) => fault) && tally(strikes.map(({ fault }) => fault)));
  const elections = strikes.flatMap(({ election }) => (election ? election.to - election.from : []));
  const steps = strikes.filter(({ state }) => state !== undefined).length;
  return [
    `seed ${seed}, ${seconds} s, ${strikes.length} faults (${byFault}), ${steps} of them at a step on purpose`,
    `accepted       ${accepted}`,
    `refused        ${count(refused)}`,
    `sent           ${sent}`,
    `failed         ${count(Object.fromEntries(Object.entries(failed).map(([code, { flares }]) => [code, flares])))}`,
    ...Object.entries(failed).map(([code, { reason }]) => `               ${code}: ${reason}`),
    `doubled        ${doubled}`,
    `lost           ${lost}`,
    `longest stall  ${inSeconds(longestStall, since)}`,
    `               ${causesOf(longestStall)}`,
    `besides faults ${inSeconds(longestOwnStall, since)}`,
    `               ${causesOf(longestOwnStall)}`,
    ...(elections.length === 0 ? [] : [`longest election ${(Math.max(...elections) / 1_000).toFixed(1)} s`]),
    `longest wait   ${inSeconds(longestWait, since)}`,
    `cut short      ${unfinished} uploads to the artifact store`,
    ...(wrong.length === 0 ? ['nothing was left behind'] : wrong.map((each) => `WRONG          ${each}`)),
  ].join('\n');
}

function inSeconds({ ms, from, between }: Stall, since: Date): string {
  const begin = ms === 0 ? '' : ` from ${((from - since.getTime()) / 1_000).toFixed(1)} s on`;
  return `${(ms / 1_000).toFixed(1)} s${begin}, between ${between}`;
}

/** What kept a step from being done, and for how long. */
function causesOf({ forced }: Stall): string {
  const those = Object.entries(forced).filter(([, ms]) => ms > 0);
  const each = those.map(([cause, ms]) => `${inWordsOf[cause] ?? cause} for ${(ms / 1_000).toFixed(1)} s`);
  return `meanwhile away: ${each.join(', ') || 'nobody'}`;
}

const inWordsOf: Record<string, string> = {
  workers: 'both of its service',
  passing: 'both archivers, who pass it on,',
  intake: 'the intake or the way to it',
  election: 'leaders',
};

function tally(names: string[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const name of names) counted[name] = (counted[name] ?? 0) + 1;
  return counted;
}
