import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { agentConfig, destination } from '@flarewire/schemas';
import { deliver } from '../deliver.ts';
import { resolveDestination } from '../destination/destination.ts';

const run = promisify(execFile);
const answer = (body: string) =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

/** Takes the requests that `client` sends as they are on the wire. */
async function recorded(client: (url: string) => Promise<unknown>): Promise<string[]> {
  const requests: string[] = [];
  const server = createServer((socket: Socket) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const isWhole = text.startsWith('HEAD') ? text.endsWith('\r\n\r\n') : text.endsWith('\r\n0\r\n\r\n');
      if (!isWhole) return;
      requests.push(text);
      socket.write(text.startsWith('HEAD') ? answer('').replace('Length: 0', 'Length: 2') : answer('{"case_id":1}'));
      text = '';
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await client(`http://127.0.0.1:${port}`);
  server.close();
  return requests;
}

async function delivered(caseId?: string): Promise<{ head: string; post: string }> {
  const [head, post] = await recorded((url) =>
    deliver({
      destination: resolveDestination(
        'ours',
        destination.parse({ kind: 'intake', url }),
        agentConfig.parse({ apiKey: 'the-key' }),
      ),
      flare: {
        ...(caseId === undefined ? {} : { caseId }),
        name: 'datadog-agent-2023-07-11T12-57-03Z-off.zip',
        email: 'ops@example.com',
        hostname: 'web-1',
        agentVersion: '7.45.1+commit.102cdaf',
        source: 'local',
        async *open() {
          yield Buffer.from('PK\u0003\u0004');
          yield Buffer.alloc(20, '.');
        },
      },
      signal: AbortSignal.timeout(5000),
    }),
  );
  return { head: head!, post: post! };
}

const split = (request: string) => {
  const end = request.indexOf('\r\n\r\n');
  const [line, ...headers] = request.slice(0, end).split('\r\n');
  const fields = headers.map((header) => /^([^:]+): (.*)$/.exec(header)!.slice(1) as [string, string]);
  return {
    line,
    headers: Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), value])),
    body: request.slice(end + 4),
  };
};

const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

suite('on the wire', () => {
  test('HEAD asks with the key, as a Go client', async () => {
    const { line, headers, body } = split((await delivered('42')).head);
    assert.equal(line, 'HEAD /support/flare/42 HTTP/1.1');
    assert.deepEqual(
      [headers['user-agent'], headers['dd-api-key'], headers['accept-encoding'], body],
      ['Go-http-client/1.1', 'the-key', undefined, ''],
    );
  });

  test('POST has the Agent’s headers and no others of its own', async () => {
    const { line, headers } = split((await delivered()).post);
    assert.equal(line, 'POST /support/flare HTTP/1.1');
    const { host, connection, 'content-type': type, ...rest } = headers;
    assert.match(host!, /^127\.0\.0\.1:\d+$/);
    assert.equal(connection, 'keep-alive');
    assert.match(type!, /^multipart\/form-data; boundary=[0-9a-f]{60}$/);
    assert.deepEqual(rest, {
      'user-agent': 'Go-http-client/1.1',
      'dd-api-key': 'the-key',
      'accept-encoding': 'gzip',
      'transfer-encoding': 'chunked',
    });
  });

  test('POST sends each piece of the form as a chunk with its length in lower-case hex', async () => {
    const { headers, body } = split((await delivered('42')).post);
    const boundary = headers['content-type']!.split('boundary=')[1]!;
    const part = (name: string, start = '\r\n') =>
      chunk(`${start}--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`);
    const file =
      `\r\n--${boundary}\r\nContent-Disposition: form-data; name="flare_file"; filename="datadog-agent-2023-07-11T12-57-03Z-off.zip"\r\n` +
      'Content-Type: application/octet-stream\r\n\r\n';
    assert.equal(
      body,
      [
        part('case_id', ''),
        chunk('42'),
        part('email'),
        chunk('ops@example.com'),
        part('source'),
        chunk('local'),
        chunk(file),
        chunk('PK\u0003\u0004'),
        chunk('.'.repeat(20)),
        part('agent_version'),
        chunk('7.45.1+commit.102cdaf'),
        part('hostname'),
        chunk('web-1'),
        chunk(`\r\n--${boundary}--\r\n`),
        '0\r\n\r\n',
      ].join(''),
    );
  });

  test('POST is what a Go client sends', async (t) => {
    if (spawnSync('go', ['version']).error) return t.skip('go is not installed');
    const ours = split((await delivered('42')).post);
    const boundary = ours.headers['content-type']!.split('boundary=')[1]!;
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-go-'));
    const program = join(folder.path, 'client.go');
    await writeFile(program, goClient);
    const [post] = await recorded((url) => run('go', ['run', program, `${url}/support/flare/42`, boundary]));
    const theirs = split(post!);
    assert.deepEqual([ours.line, ours.body], [theirs.line, theirs.body]);
    const { host: _, connection, ...headers } = ours.headers;
    const { host: __, ...goHeaders } = theirs.headers;
    assert.deepEqual([headers, connection], [goHeaders, 'keep-alive']);
  });
});

const goClient = `package main

import ("io"; "mime/multipart"; "net/http"; "net/textproto"; "os")

func main() {
	body, pipe := io.Pipe()
	form := multipart.NewWriter(pipe)
	form.SetBoundary(os.Args[2])
	go func() {
		form.WriteField("case_id", "42")
		form.WriteField("email", "ops@example.com")
		form.WriteField("source", "local")
		header := textproto.MIMEHeader{}
		header.Set("Content-Disposition", "form-data; name=\\"flare_file\\"; filename=\\"datadog-agent-2023-07-11T12-57-03Z-off.zip\\"")
		header.Set("Content-Type", "application/octet-stream")
		file, _ := form.CreatePart(header)
		file.Write([]byte("PK\\x03\\x04"))
		file.Write([]byte("...................."))
		form.WriteField("agent_version", "7.45.1+commit.102cdaf")
		form.WriteField("hostname", "web-1")
		form.Close()
		pipe.Close()
	}()
	request, _ := http.NewRequest("POST", os.Args[1], body)
	request.Header.Add("DD-API-KEY", "the-key")
	request.Header.Set("Content-Type", form.FormDataContentType())
	answer, err := http.DefaultClient.Do(request)
	if err != nil { panic(err) }
	io.ReadAll(answer.Body)
}
`;
