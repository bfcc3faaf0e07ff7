import source from '../../schemas/huashu.config.schema.json';

/** What we read of JSON Schema. */
export interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: { readonly [key: string]: Schema };
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
}

const root = source as Schema & { readonly definitions: { readonly [name: string]: Schema } };

/** The schemas that hold at a path of keys (`[]` for an item); several where the schema leaves a choice, none where nothing may stand. */
export function schemaAt(path: readonly string[]): Schema[] {
  let here = unfold(root);
  for (const key of path) here = here.flatMap((schema) => unfold(inside(schema, key)));
  return here;
}

/** A schema with its reference and its choices resolved: all that may hold. */
export function unfold(schema: Schema | undefined): Schema[] {
  if (schema === undefined) return [];
  const referred = schema.$ref === undefined ? [] : unfold(root.definitions[schema.$ref.replace('#/definitions/', '')]);
  return [schema, ...referred, ...(schema.anyOf ?? []).flatMap(unfold)];
}

function inside(schema: Schema, key: string): Schema | undefined {
  if (key === '[]') return schema.items;
  if (schema.properties && Object.hasOwn(schema.properties, key)) return schema.properties[key];
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}
