import { config } from '@flarewire/schemas';
import { toJSONSchema } from 'zod';

type Schema = {
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
};

/** The keys that may stand in the object at a path of `flarewire.yaml`; of a union, those of all its branches. */
export function knownKeysAt(path: readonly PropertyKey[]): Set<string> {
  const root = toJSONSchema(config, { io: 'input' }) as Schema;
  let here = branches(root, root);
  for (const step of path) {
    here = here
      .flatMap(({ properties, additionalProperties, items }) => {
        if (typeof step === 'number') return items ?? [];
        return properties?.[String(step)] ?? (typeof additionalProperties === 'object' ? additionalProperties : []);
      })
      .flatMap((schema) => branches(schema, root));
  }
  return new Set(here.flatMap(({ properties }) => Object.keys(properties ?? {})));
}

/** A schema with its references followed, as the alternatives that it has. */
function branches(schema: Schema, root: Schema): Schema[] {
  const { $ref, anyOf = [], oneOf = [], allOf = [] } = schema;
  const referred = $ref?.startsWith('#/$defs/') ? root.$defs?.[$ref.slice('#/$defs/'.length)] : undefined;
  const others = [...anyOf, ...oneOf, ...allOf, ...(referred ? [referred] : [])];
  return [schema, ...others.flatMap((other) => branches(other, root))];
}
