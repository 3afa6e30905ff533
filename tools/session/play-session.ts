import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startInTerminal, type Running } from './terminal.ts';

type Where = { repository: string; folder: string; env: NodeJS.ProcessEnv };

const log = `2026-11-28T20:14:58Z INFO  listening on 127.0.0.1:8080
2026-11-28T20:15:01Z ERROR cannot reach postgres://app:Tr0ub4dor-and-3@db.internal:5432/shop
2026-11-28T20:15:01Z WARN  retrying in 5s
`;

const configured = (broker: string, folder: string, collect: string) => `nats: { url: ${broker} }
targets:
  web:
    ${collect}:
      - { files: ${folder}/logs/*.log, into: logs/ }
      - { command: [uname, -s], into: uname.txt }
`;

/** Plays a first session, as a person would type it, and gives it as Markdown. */
export async function playSession({ repository, folder, env }: Where): Promise<string> {
  await using stack = new AsyncDisposableStack();
  const page: string[] = [
    '# A first session\n',
    'Recorded at a terminal by `npm run session`, from the demo to an archive at its destination.\n',
  ];
  const tidy = (text: string) =>
    text
      .replaceAll(folder, '/home/you/shop')
      .replaceAll(repository, '/home/you/flarewire')
      .replaceAll(/[ ]+$/gm, '')
      .replaceAll(/^\n+|\n+$/g, '');
  const say = (text: string) => page.push(`${text}\n`);
  const show = (command: string, shown: string) => page.push(`\`\`\`console\n$ ${command}\n${tidy(shown)}\n\`\`\`\n`);
  const start = (command: string, cwd: string, more: NodeJS.ProcessEnv = {}): Running =>
    stack.use(startInTerminal(runnable(command, repository), { cwd, env: { ...env, ...more } }));

  say('The demo makes a flare of a real NATS server:');
  show('npm run demo', await start('npm run demo', repository).end());

  say('The whole stack runs until Ctrl-C, and says how to ask for a flare:');
  const running = start('npm start', repository);
  const [, broker = ''] = await running.until(/at (nats:\/\/\S+) /);
  await running.until(/Ctrl-C/);
  show('npm start', running.shown());

  say(
    'In a second terminal, a target of your own: its logs, and what a command prints. For a mistake, the message says what was probably meant:',
  );
  mkdirSync(path.join(folder, 'logs'));
  writeFileSync(path.join(folder, 'logs/web.log'), log);
  const inShop = (command: string) => start(command, folder, { NATS_URL: broker });
  const configuration = path.join(folder, 'flarewire.yaml');
  writeFileSync(configuration, configured(broker, folder, 'colect'));
  show('cat flarewire.yaml', readFileSync(configuration, 'utf8'));
  show('npx flare collect --out web.zip', await inShop('npx flare collect --out web.zip').end());

  say('With that fixed, an archiver and a profiler serve the target:');
  writeFileSync(configuration, configured(broker, folder, 'collect'));
  for (const app of ['archiver', 'profiler'])
    inShop(`node ${repository}/apps/${app}/src/main.ts --config flarewire.yaml > ${app}.log`);
  let targets = '';
  for (const limit = AbortSignal.timeout(20_000); !limit.aborted && targets.match(/^web /gm)?.length !== 2;)
    targets = await inShop('npx flare ls --targets').end();
  show('npx flare ls --targets', targets);

  say('A typo costs nothing:');
  show('npx flare crate 4242', await inShop('npx flare crate 4242').end());

  say('Making a flare shows what would be sent, and asks. Here the answer is no, so the flare waits:');
  const create = inShop('npx flare create 4242 --target web --profile 0');
  const [, id = ''] = await create.until(/accepted +(f-\w+)/);
  await create.until(/\[y\/N\]/);
  create.type('n\n');
  show('npx flare create 4242 --target web --profile 0', await create.end());

  say('Look at what waits. The password of the database is not in it:');
  for (const command of [
    `npx flare get ${id} --out web.zip`,
    'npx flare inspect web.zip',
    "unzip -p web.zip '*/web.log'",
  ])
    show(command, await inShop(command).end());

  say('Once approved, exactly these bytes are sent:');
  const approve = inShop(`npx flare approve ${id}`);
  await approve.until(/\[y\/N\]/);
  approve.type('y\n');
  show(`npx flare approve ${id}`, await approve.end());
  show(`npx flare watch ${id}`, await inShop(`npx flare watch ${id}`).end());
  show('npx flare ls', await inShop('npx flare ls').end());
  return page.join('\n');
}

/** What a person types, as it runs here, where neither npm nor npx has to look anything up. */
function runnable(command: string, repository: string): string {
  return command
    .replace('npx flare', `node ${repository}/apps/cli/bin/flare.js`)
    .replace('npm run demo', 'node apps/demo/src/main.ts')
    .replace('npm start', 'node apps/demo/src/main.ts --stay');
}
