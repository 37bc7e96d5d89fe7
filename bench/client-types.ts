import { z } from "zod";

/** The part of JSON Schema that zod writes for our shapes. */
interface JsonSchema {
  $ref?: string;
  const?: unknown;
  enum?: unknown[];
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  /** False where a tuple has no further items. */
  items?: JsonSchema | false;
  prefixItems?: JsonSchema[];
  additionalProperties?: boolean | JsonSchema;
}

const jsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.object({
    $ref: z.string().exactOptional(),
    const: z.unknown().exactOptional(),
    enum: z.array(z.unknown()).exactOptional(),
    type: z.string().exactOptional(),
    description: z.string().exactOptional(),
    properties: z.record(z.string(), jsonSchema).exactOptional(),
    required: z.array(z.string()).exactOptional(),
    items: z.union([z.literal(false), jsonSchema]).exactOptional(),
    prefixItems: z.array(jsonSchema).exactOptional(),
    additionalProperties: z.union([z.boolean(), jsonSchema]).exactOptional(),
  }),
);
const definitionsSchema = z.object({ $defs: z.record(z.string(), jsonSchema) });

/**
 * TypeScript declarations of schemas and all they refer to, an exported type each, without zod: what
 * z.infer gives, written out. `names` maps the id of a schema to another name for its type.
 */
export function declareTypes(
  schemas: readonly z.ZodType[],
  names: Readonly<Record<string, string>>,
): string {
  const nameType = (id: string): string => names[id] ?? id;
  const { $defs } = definitionsSchema.parse(z.toJSONSchema(z.union(schemas)));
  return Object.entries($defs)
    .map(([id, schema]) => `export type ${nameType(id)} = ${writeType(schema, nameType, "")};\n`)
    .join("\n");
}

function writeType(schema: JsonSchema, nameType: (id: string) => string, indent: string): string {
  const write = (inner: JsonSchema): string => writeType(inner, nameType, indent);
  if (schema.$ref !== undefined) return nameType(schema.$ref.replace("#/$defs/", ""));
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  switch (schema.type) {
    case "string":
    case "boolean":
      return schema.type;
    case "number":
    case "integer":
      return "number";
    case "array":
      if (schema.prefixItems) return `[${schema.prefixItems.map(write).join(", ")}]`;
      return `Array<${write(schema.items || {})}>`;
    case "object":
      return schema.properties
        ? writeObject(schema.properties, schema.required ?? [], nameType, `${indent}  `)
        : `Record<string, ${write(typeof schema.additionalProperties === "object" ? schema.additionalProperties : {})}>`;
    case undefined:
      return "unknown";
    default:
      throw new Error(`No TypeScript is known for JSON Schema type "${schema.type}".`);
  }
}

function writeObject(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
  nameType: (id: string) => string,
  indent: string,
): string {
  const members = Object.entries(properties).map(([key, schema]) => {
    const comment = schema.description ? `${indent}/** ${schema.description} */\n` : "";
    const name = /^[a-z]\w*$/i.test(key) ? key : JSON.stringify(key);
    const type = writeType(schema, nameType, indent);
    const member = required.includes(key) ? `${name}: ${type}` : `${name}?: ${type} | undefined`;
    return `${comment}${indent}${member};`;
  });
  return `{\n${members.join("\n")}\n${indent.slice(2)}}`;
}
