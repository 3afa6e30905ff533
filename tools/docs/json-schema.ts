import { z } from 'zod';

export type JsonSchema = { [key: string]: unknown };

/** zod also names formats of its own, beside a pattern that says the same; a strict validator refuses to read those. */
const standardFormats = new Set(['date-time', 'uri', 'email']);

/** The JSON Schema (2020-12) of what may be sent; unknown fields are allowed, as receivers ignore them. */
export function jsonSchemaOf(name: string, schema: z.ZodType): JsonSchema {
  const { $schema, $ref, $defs, ...inline } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (!standardFormats.has(jsonSchema.format ?? '')) delete jsonSchema.format;
    },
  }) as JsonSchema & {
    $defs?: Record<string, JsonSchema>;
  };
  const root = typeof $ref === 'string' ? $ref.split('/').at(-1)! : undefined;
  const { id: _, ...plain } = root ? $defs![root]! : inline;
  const defs = Object.fromEntries(Object.entries($defs ?? {}).filter(([key]) => key !== root));
  return {
    $schema,
    $id: `urn:flarewire:${name}:1`,
    ...plain,
    ...(Object.keys(defs).length > 0 ? { $defs: defs } : {}),
  };
}
