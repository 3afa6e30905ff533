/** The form of an upload, with the Agent's field names. Text of a form field may be empty; such optional fields are left out. */
export type FlareForm = {
  caseId?: string;
  email?: string;
  source: string;
  /** Base name of the zip. */
  name: string;
  agentVersion: string;
  /** Raw host name. */
  hostname: string;
};

/**
 * The multipart body of an upload, in pieces as a Go client writes them: each part's header and each value on its own.
 * The fields after the file come last, as receivers of the Agent's uploads expect them.
 */
export async function* flareForm(
  form: FlareForm,
  boundary: string,
  file: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const before = Object.entries({ case_id: form.caseId, email: form.email, source: form.source });
  const after = Object.entries({ agent_version: form.agentVersion, hostname: form.hostname });
  let delimiter = `--${boundary}\r\n`;
  const header = (...lines: string[]) => {
    const text = `${delimiter}${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
    delimiter = `\r\n--${boundary}\r\n`;
    return Buffer.from(text);
  };
  const field = function* (name: string, value: string) {
    yield header(`Content-Disposition: form-data; name="${name}"`);
    if (value) yield Buffer.from(value);
  };

  for (const [name, value] of before) if (value) yield* field(name, value);
  yield header(
    `Content-Disposition: form-data; name="flare_file"; filename="${quoted(form.name)}"`,
    'Content-Type: application/octet-stream',
  );
  for await (const chunk of file) if (chunk.length > 0) yield chunk;
  for (const [name, value] of after) yield* field(name, value);
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

function quoted(name: string): string {
  return name
    .replace(/[\\"]/g, String.raw`\$&`)
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}
