import * as z from 'zod'
import type { Json } from '../../core/json.ts'

/** What the JSON of a JSON Schema grader must look like; the schema itself is checked by `check`. */
export const jsonSchemaShape = /* @__PURE__ */ (() =>
  z.looseObject({
    type: z.literal('json_schema'),
    name: z.string().optional(),
    schema: z.union([z.boolean(), z.looseObject({})]),
    input: z.string().optional(),
    mode: z.enum(['valid', 'partial']).optional(),
    extract: z.boolean().optional(),
  }))()

/** Names that the schema has elsewhere, and modes that people invent. */
export const jsonSchemaMistakes = {
  keys: {
    json_schema: 'schema',
    response_format: 'schema',
    jsonSchema: 'schema',
    reference: 'schema',
    template: 'input',
    extract_json: 'extract',
  },
  types: {
    schema: (value: Json) =>
      typeof value === 'string'
        ? 'Write the schema itself, not its text.'
        : 'A JSON Schema is an object, or true or false.',
  },
  values: {
    mode: {
      strict: 'Write "valid": 1 for a valid answer, 0 for any other.',
      binary: 'Write "valid": 1 for a valid answer, 0 for any other.',
      fraction: 'Write "partial".',
      lenient: 'Write "partial".',
    },
  },
}
