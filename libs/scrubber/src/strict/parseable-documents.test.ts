import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse as parseCsv } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { parse as parseToml, stringify as writeToml } from 'smol-toml';
import { parseAllDocuments, stringify as writeYaml } from 'yaml';
import { createScrubber, type Scrubber } from '../index.ts';

/** The same documents each time, so that what one build shows the next one does. */
const seed = 20_261_129;

const keys = fc.constantFrom(
  'password', 'name', 'api_key', 'tokens', 'auth', 'credentials', 'DB_PASSWORD', 'value', 'note', 'session', 'data', 'url', 'kind', 'pin', 'n', 'list', 'secrets',
); // prettier-ignore
const texts = fc.oneof(
  fc.constantFrom(
    'hunter2', 'Zk3v9QpLr7Wx2MnB5tYc', 'postgres://app:s3cr3t@db:5432/app', 'Bearer abc123def456', 'maple-timber-cobalt-13', 'Secret', 'DB_PASSWORD', '--password', '-p', '8Tz!k2', "it's",
    'say "x9"', 'a, b', 'a: b', '# no comment', 'two\nlines', '${DB_PASSWORD}', 'true', '12345678', 'caf\u00e9', '<b>&amp;</b>', 'token=x9k2m4 end', '{"password":"x9"}', 'C:\\dir\\x', ' x ',
  ),
  fc.string({ maxLength: 12, size: 'max' }),
  fc.constantFrom('mysql -uroot -pS3cret db', 'curl -u me:S3cret https://example.org', 'password: hunter2, then', "token = 'x9k2m4'", 'key="x9k2m4n8"'),
); // prettier-ignore
const scalars = fc.oneof(texts, fc.integer({ min: 0, max: 99_999_999 }), fc.boolean());
const trees = fc.letrec((tie) => ({
  map: fc.dictionary(keys, tie('node'), { minKeys: 1, maxKeys: 5 }),
  node: fc.oneof({ maxDepth: 3 }, scalars, scalars, fc.array(scalars, { maxLength: 3 }), tie('map')),
})).map;

const xmlText = (text: unknown): string =>
  String(text)
    .replaceAll(/[^\t\n\x20-\x7e\u00a0-\ud7ff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function writeXml(value: unknown, name: string, style: number): string {
  if (Array.isArray(value)) return value.map((item) => writeXml(item, name, style)).join('\n');
  if (typeof value !== 'object' || value === null) return writeXmlLeaf(name, value, style);
  const inner = Object.entries(value).map(([key, child]) => writeXml(child, key, style));
  return `<${name}>\n${inner.join('\n')}\n</${name}>`;
}

function writeXmlLeaf(name: string, value: unknown, style: number): string {
  if (style === 1) return `<property name="${name}" value="${xmlText(value)}"/>`;
  if (style === 2) return `<add key="${name}"><value>${xmlText(value)}</value></add>`;
  if (style === 3) return `<${name} id="1"><![CDATA[${xmlText(value).replaceAll(']]', '')}]]></${name}>`;
  return `<${name}>${xmlText(value)}</${name}>`;
}

function checkXml(text: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

const csvCell = (value: unknown, delimiter: string): string => {
  const text = String(value).replaceAll(/[\0\r]/g, '');
  return /["\n]/.test(text) || text.includes(delimiter) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text;
};
/** As tables hold them: no lines of logs, which go to the end of their line in a first column. */
const cells = fc.constantFrom(
  'hunter2', 'Zk3v9QpLr7Wx2MnB5tYc', '8Tz!k2', 'say "x9"', 'a, b', 'two\nlines', '${DB_PASSWORD}', 'true', 'caf\u00e9', '12345678', ' x ', 'words in a row', '',
); // prettier-ignore
const tables = fc.tuple(
  fc.uniqueArray(keys, { minLength: 3, maxLength: 5 }),
  fc.array(fc.array(cells, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
  fc.constantFrom(',', ';', '\t'),
);

interface Kind {
  readonly name: string;
  readonly documents: fc.Arbitrary<string>;
  /** Reads a document, and throws where that cannot be. */
  readonly read: (text: string) => unknown;
}

const kinds: Record<string, Kind> = {
  JSON: {
    name: 'a.json',
    documents: fc.tuple(trees, fc.constantFrom(0, 2)).map(([tree, indent]) => JSON.stringify(tree, undefined, indent)),
    read: (text) => JSON.parse(text),
  },
  'JSON in a log': {
    name: 'a.log',
    documents: fc.tuple(trees, fc.constantFrom(0, 2)).map(([tree, indent]) => JSON.stringify(tree, undefined, indent)),
    read: (text) => JSON.parse(text),
  },
  'JSON in JSON in a log': {
    name: 'a.log',
    documents: trees.map((tree) => JSON.stringify({ log: `${JSON.stringify(tree)}\n`, more: JSON.stringify({ body: JSON.stringify(tree) }) })),
    read: (text) => {
      const outer = JSON.parse(text);
      return [JSON.parse(outer.log), JSON.parse(JSON.parse(outer.more).body)];
    },
  },
  YAML: {
    name: 'a.yaml',
    documents: fc.tuple(trees, fc.constantFrom({}, { collectionStyle: 'flow' } as const)).map(([tree, style]) => writeYaml(tree, style)),
    read(text) {
      for (const { errors } of parseAllDocuments(text)) if (errors[0]) throw errors[0];
    },
  },
  TOML: { name: 'a.toml', documents: trees.map((tree) => writeToml(tree as object)), read: (text) => parseToml(text) },
  XML: {
    name: 'a.xml',
    documents: fc
      .tuple(trees, fc.integer({ min: 0, max: 3 }))
      .map(([tree, style]) => `<?xml version="1.0"?>\n${writeXml(tree, 'configuration', style)}\n`),
    read: checkXml,
  },
  CSV: {
    name: 'a.csv',
    documents: tables.map(([heads, rows, delimiter]) =>
      [heads, ...rows.map((row) => row.slice(0, heads.length).map((value) => csvCell(value, delimiter)))]
        .map((row) => `${row.join(delimiter)}\n`)
        .join(''),
    ),
    read: (text) => parseCsv(text, { delimiter: [',', ';', '\t'].find((sign) => text.split('\n', 1)[0]!.includes(sign)) ?? ',' }),
  },
}; // prettier-ignore

/** Rule set `closed` takes longer, since it reads twice. */
const scrubbers = {
  'with plain masks': { scrubber: createScrubber({ rules: 'strict' }), numRuns: 100 },
  'with pseudonyms': { scrubber: createScrubber({ rules: 'strict' }, Buffer.alloc(32, 7)), numRuns: 100 },
  'by rule set closed': { scrubber: createScrubber({ rules: 'closed' }), numRuns: 30 },
};

async function scrubWith(scrubber: Scrubber, name: string, text: string, size = 2 ** 16): Promise<string | undefined> {
  const bytes = Buffer.from(text);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  const scrubbed = scrubber.scrub(name, pieces());
  return await Array.fromAsync(scrubbed).then((parts) => Buffer.concat(parts).toString(), () => undefined); // prettier-ignore
}

for (const [masks, { scrubber, numRuns }] of Object.entries(scrubbers))
  for (const [kind, { name, documents, read }] of Object.entries(kinds))
    suite(`a document of ${kind}, ${masks}`, () => {
      const scrub = (file: string, text: string, size?: number) => scrubWith(scrubber, file, text, size);

      test('can be read once it is masked', async () => {
        let refused = 0;
        await fc.assert(
          fc.asyncProperty(documents, async (text) => {
            fc.pre(isReadable(read, text));
            const masked = await scrub(name, text);
            if (masked === undefined) refused += 1;
            else assert.doesNotThrow(() => read(masked), `${text}\n-->\n${masked}`);
          }),
          { numRuns, seed },
        );
        assert.ok(refused < numRuns / 10, `refused ${refused} of ${numRuns}`);
      });

      test('is the same when it is masked twice, and in whatever pieces it comes', async () => {
        await fc.assert(
          fc.asyncProperty(documents, fc.integer({ min: 1, max: 40 }), async (text, size) => {
            const masked = await scrub(name, text);
            assert.equal(await scrub(name, text, size), masked);
            if (masked !== undefined) assert.equal(await scrub(name, masked), masked);
          }),
          { numRuns, seed },
        );
      });
    });

function isReadable(read: Kind['read'], text: string): boolean {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
}
