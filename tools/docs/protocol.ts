import { errorCodes, flareStateNames, flareStates } from '@flarewire/schemas';
import type { Message } from './contract.ts';
import { jsonSchemaOf, type JsonSchema } from './json-schema.ts';
import { code, table } from './tables.ts';

/** The generated part of `docs/protocol.md`: every subject, message and error code. */
export function protocolTables(messages: readonly Message[]): string {
  const subjects = table(
    ['subject', 'kind', 'from', 'to', 'meaning'],
    messages.map(({ subject, kind, from, to, meaning }) => [
      subject.includes(' ') ? subject : code(subject),
      kind,
      from,
      to,
      meaning,
    ]),
  );
  const codes = table(
    ['code', 'meaning'],
    Object.entries(errorCodes).map(([name, meaning]) => [code(name), meaning]),
  );
  const states = table(
    ['state', 'whose turn', 'said by', 'goes on to', 'may be cancelled', 'without a sign of life'],
    flareStateNames.map((name) => {
      const { kind, stage, event, next, cancellable, overdueMs } = flareStates[name];
      return [
        code(name),
        kind === 'end' ? 'the flare has ended' : stage === undefined ? 'a person’s' : `${stage}, ${kind}`,
        event ? code(event) : '',
        next.map(code).join(', '),
        cancellable ? 'yes' : '',
        overdueMs === undefined ? '' : `failed after ${overdueMs / 60_000} min`,
      ];
    }),
  );
  return [
    '## States',
    'What a flare’s record in KV `FLARES` says. From each state that is no end a flare may also go to `failed`, and from one that may be cancelled to `cancelled`.',
    states,
    '## Subjects',
    subjects,
    '## Messages',
    ...messages.map((message) => messageSection(message)),
    '## Error codes',
    codes,
  ].join('\n\n');
}

function messageSection({ name, meaning, schema }: Message): string {
  const json = jsonSchemaOf(name, schema);
  const variants = (json.anyOf as JsonSchema[] | undefined)?.map((variant) => resolve(variant, json)) ?? [json];
  const tables = variants.map((variant) => table(['field', 'type', '', 'meaning'], fieldRows(variant, json)));
  return [`### ${code(name)}`, `${meaning} Schema: [${name}.json](schemas/${name}.json).`, ...tables].join('\n\n');
}

function fieldRows(schema: JsonSchema, whole: JsonSchema): string[][] {
  const required = (schema.required as string[] | undefined) ?? [];
  return Object.entries((schema.properties as Record<string, JsonSchema> | undefined) ?? {}).map(
    ([field, property]) => [
      code(field),
      typeOf(property),
      required.includes(field)
        ? 'required'
        : 'default' in property
          ? `default ${code(JSON.stringify(property.default))}`
          : '',
      describe(resolve(property, whole)),
    ],
  );
}

function describe({ description }: JsonSchema): string {
  return typeof description === 'string' ? description : '';
}

function typeOf(schema: JsonSchema): string {
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1)!;
  if ('const' in schema) return code(JSON.stringify(schema.const));
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => code(JSON.stringify(value))).join(', ');
  if (Array.isArray(schema.anyOf)) return schema.anyOf.map((each) => typeOf(each as JsonSchema)).join(' or ');
  if (Array.isArray(schema.allOf)) return schema.allOf.map((each) => typeOf(each as JsonSchema)).join(' and ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items as JsonSchema)}`;
  return typeof schema.type === 'string' ? schema.type : 'any';
}

function resolve(schema: JsonSchema, whole: JsonSchema): JsonSchema {
  if (typeof schema.$ref !== 'string') return schema;
  const name = schema.$ref.split('/').at(-1)!;
  return { ...(whole.$defs as Record<string, JsonSchema>)[name], ...schema };
}
