import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const levels = ['INFO', 'INFO', 'INFO', 'DEBUG', 'WARN'];
const messages = [
  (n: number) => `(pkg/collector/worker/check_logger.go:40 in CheckStarted) | check:cpu | Running check... instance cpu:${hex(n * 17, 16)}, run ${n}`,
  (n: number) => `(pkg/collector/worker/check_logger.go:59 in CheckFinished) | check:kubernetes_state | Done running check in ${((n % 99_991) / 13).toFixed(6)} s, next at ${n * 3}`,
  (n: number) => `(comp/forwarder/defaultforwarder/transaction.go:428 in internalProcess) | Successfully posted payload to "https://7-77-0-app.agent.datadoghq.com/api/v1/series", ${n} bytes`,
  (n: number) => `(pkg/aggregator/demultiplexer.go:12 in flush) | Flushing ${n} series and ${n * 3} sketches to the forwarder, ${((n % 9_973) / 7).toFixed(5)} ms`,
  (n: number) => `(pkg/util/kubernetes/apiserver/leaderelection.go:88 in renew) | successfully renewed lease kube-system/datadog-leader-election, resource version ${n}`,
  (n: number) => `(pkg/clusteragent/clusterchecks/dispatcher.go:77 in dispatch) | Dispatching configuration http_check:${n.toString(16)}f3 to node ip-10-0-${n % 256}-17.ec2.internal`,
  (n: number) => `(pkg/workloadmeta/collectors/kubelet.go:55 in Pull) | container_id=${hex(n, 64)} started in pod web-${n % 97}`,
  (n: number) => `(pkg/trace/api/api.go:612 in handleTraces) | dd.trace_id=${hex(n, 32)} received from 10.2.${n % 256}.8 with auth type none`,
  (n: number) => `(pkg/tagger/local/tagger.go:31 in Tag) | entity kubernetes_pod_uid://${hex(n, 8)}-aaaa has ${n % 40} tags, cache key ${hex(n * 31, 12)}`,
  (n: number) => `(cmd/agent/subcommands/run/command.go:${n % 900} in run) | authentication token file found at /etc/datadog-agent/auth_token, keys loaded`,
]; // prettier-ignore
/** Each with a value of its own, as no two lines have one number. */
const secrets = [
  (line: number) => `(pkg/config/setup.go:9 in load) | env DD_API_KEY=${distinct(line, 32)} DD_SITE=datadoghq.com`,
  (line: number) =>
    `(pkg/collector/python.go:71 in Error) | Unable to connect: user=datadog password=s3cr3t-${distinct(line, 10)}! host=db`,
  (line: number) =>
    `(pkg/forwarder/worker.go:33 in do) | Post "https://proxy:p4ss-${distinct(line, 12)}@proxy.internal:3128/": context deadline exceeded`,
];

/** The first run of hexadecimal digits in such a line is its secret. */
const secretAt = /[0-9a-f]{10,}/;

export interface AgentLog {
  bytes: number;
  /** How many lines there are for each one with a secret; 40 in 100 hold something like one. */
  every?: number;
  /** Number of the first line: logs of other numbers hold other secrets. */
  first?: number;
  /** As scrubbing leaves it. */
  isMasked?: boolean;
}

/** Writes a log as the Agent writes it, about so long. All of its secrets differ. */
export async function writeAgentLog(path: string, log: AgentLog): Promise<void> {
  await pipeline(Readable.from(agentLog(log)), createWriteStream(path));
}

/** The log in blocks of a quarter of a MiB. */
export function* agentLog({ bytes, every = 33, first = 0, isMasked = false }: AgentLog): Generator<string> {
  let line = first;
  for (let written = 0; written < bytes;) {
    let block = '';
    while (block.length < 2 ** 18) block += agentLine((line += 1), every, isMasked);
    written += block.length;
    yield block;
  }
}

function agentLine(line: number, every: number, isMasked: boolean): string {
  const n = Math.imul(line, 2_654_435_761) >>> 7;
  const secret = line % every === 0 ? secrets[(line / every) % secrets.length]?.(line) : undefined;
  const body = (isMasked ? secret?.replace(secretAt, '********') : secret) ?? messages[n % messages.length]?.(n);
  const time = new Date(1_795_000_000_000 + line * 13).toISOString().slice(0, 19).replace('T', ' ');
  return `${time} UTC | CORE | ${levels[n % levels.length] ?? 'INFO'} | ${body ?? ''}\n`;
}

/** So many hexadecimal digits, other ones for each number below 2^32. */
function distinct(line: number, length: number): string {
  const mixed = Math.imul(line, 2_246_822_519) >>> 0;
  return `${mixed.toString(16).padStart(8, '0')}${hex(mixed, length)}`.slice(0, length);
}

function hex(seed: number, length: number): string {
  let text = '';
  for (let part = seed; text.length < length; part = Math.imul(part, 1_103_515_245) + 12_345)
    text += (part >>> 0).toString(16).padStart(8, '0');
  return `a${text.slice(1, length)}`;
}
