import { followOn, openTerminal, type Output } from '@flarewire/cli';
import { formatBytes, formatDuration, type Follower } from '@flarewire/follow';
import type { FlareEvent } from '@flarewire/schemas';

export type Summary = { archive: string; bytes: number; sha256: string; elapsedMs: number };

/** How the demo speaks: to a person, or as one JSON object a line. */
export type Report = Follower & {
  say: (label: string, text: string, at?: Date) => void;
  failed: (message: string) => void;
  summary: (summary: Summary) => void;
};

/** For a person: each event with its time and figures, then where the archive is and how to look at it. */
export function reportToPerson(output: Output): Report {
  const terminal = openTerminal(output);
  terminal.line(
    'Flarewire: a flare of a running NATS server, asked for, made, scrubbed and delivered over that very server',
  );
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
  };
}
