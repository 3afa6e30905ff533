/** Lowers its own priority to its argument, and prints the nice values of all its threads, one that starts later among them. */
import { readdir, readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { lowerPriority } from './lower-priority.ts';

await lowerPriority(Number(process.argv[2]));
const worker = new Worker('require("node:worker_threads").parentPort.once("message", () => {})', { eval: true });
await once(worker, 'online');
const threads = await readdir('/proc/self/task');
const stats = await Promise.all(threads.map((thread) => readFile(`/proc/self/task/${thread}/stat`, 'utf8')));
/** Field 19 of proc_pid_stat(5); the name in field 2 may have blanks. */
process.stdout.write(JSON.stringify(stats.map((stat) => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]))));
await worker.terminate();
