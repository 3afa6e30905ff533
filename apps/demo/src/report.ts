import { followOn, openTerminal, showOfGroup, type Output } from '@flarewire/cli';
import path from 'node:path';
import { formatBytes, formatDuration, type Follower } from '@flarewire/follow';
import type { FlareEvent, GroupEvent, GroupTally } from '@flarewire/schemas';

export type Summary = { archive: string; bytes: number; sha256: string; elapsedMs: number };

/** Of a group: the folder it was fetched into, and files below that. */
export type GroupSummary = {
  folder: string;
  archives: string[];
  profiles?: { summary: string; merged: string[] };
  tally: GroupTally;
  elapsedMs: number;
};

/** How the demo speaks: to a person, or as one JSON object a line. */
export type Report = Follower & {
  say: (label: string, text: string, at?: Date) => void;
  failed: (message: string) => void;
  summary: (summary: Summary) => void;
  ofGroup: (event: FlareEvent | GroupEvent) => void;
  groupSummary: (summary: GroupSummary) => void;
};

const ofOne = 'a flare of a running NATS server, asked for, made, scrubbed and delivered over that very server';

/** What a demo of many targets begins with, in place of that. */
export const ofMany = 'five servers, one request: their profiles begin at one instant, and each sends a flare';

/** For a person: each event with its time and figures, then where the archive is and how to look at it. */
export function reportToPerson(output: Output, opening = ofOne): Report {
  const terminal = openTerminal(output);
  terminal.line(`Flarewire: ${opening}`);
  terminal.line();
  return {
    ...followOn(terminal),
    say: (label, text, at) => terminal.entry(label, text, at),
    failed: (message) => terminal.line(`\n${message}`),
    summary: ({ archive, bytes, sha256, elapsedMs }) => {
      const profile = `unzip -p ${archive} '*/profiles/*-cpu.pprof' > cpu.pprof && go tool pprof -top cpu.pprof`;
      terminal.line(
        `\nDelivered in ${formatDuration(elapsedMs)}: ${archive} (${formatBytes(bytes)}, sha256 ${sha256})\n`,
      );
      terminal.line(`  what is in it    unzip -l ${archive}`);
      terminal.line(`  its ledger       npx flare inspect ${archive}`);
      terminal.line(`  a profile        ${profile}`);
    },
    ofGroup: (event) => showOfGroup(terminal, event),
    groupSummary: ({ folder, archives, profiles, tally, elapsedMs }) => {
      terminal.line(
        `\nDelivered ${tally.sent} of ${tally.flares} in ${formatDuration(elapsedMs)}; fetched: ${folder}\n`,
      );
      const show = (what: string, command: string, file: string) =>
        terminal.line(`  ${what.padEnd(20)} ${command} ${path.join(folder, file)}`);
      show('what became of each', 'cat', 'group-manifest.json');
      show('its ledger', 'npx flare inspect', archives[0]!);
      if (!profiles) return;
      show('who burns most', 'cat', profiles.summary);
      for (const merged of profiles.merged) show('all in one profile', 'go tool pprof -top', merged);
    },
  };
}

/** For a program: `{"event": "<subject>", "data": {…}}` a line on `output`, what is said beside it on `beside`. */
export function reportAsJson(output: Output, beside: Output): Report {
  const print = (event: string, fields: object) => output.write(`${JSON.stringify({ event, ...fields })}\n`);
  return {
    event: ({ name, data }: FlareEvent) => print(name, { data }),
    progress: (progress) => print('flare.progress', { data: progress }),
    say: (label, text) => beside.write(`${label}: ${text}\n`),
    failed: (message) => beside.write(`${message}\n`),
    summary: (summary) => print('summary', summary),
    ofGroup: ({ name, data }) => print(name, { data }),
    groupSummary: (summary) => print('summary', summary),
  };
}
