import { typeName } from '../core/json.ts'
import { functionGrader } from '../graders/function/function-grader.ts'
import { checkTaskTemplates } from './check-task-templates.ts'
import { jsonSchemaOf } from './json-schema-of.ts'
import { nullableOptionals } from './nullable-optionals.ts'
import { readTaskRows } from './read-task-rows.ts'
import { isStandardSchema } from './schema-faults.ts'
import type { TaskSchemas } from './schema-path-fault.ts'
import type { SchemaInput, StandardSchema } from './standard-schema.ts'
import { strictSchema } from './strict-schema.ts'
import type { ResponseFormat, Task } from './task.ts'
import { TaskSchemaError } from './task-error.ts'
import { type TaskKind, taskKinds } from './task-kinds.ts'

/**
 * Defines a task by the schema of its rows and, for a model that answers in JSON, of its answers: schemas of zod 4 or of
 * any Standard Schema library. The builders of the task take templates that read what these have; a wrong path is a type
 * error that names the path and the nearest right one. A template that is a `string` and no literal is checked when the
 * builder is called, and `InvalidGraderError` has the same sentences. Throws `TaskSchemaError` for what is no schema.
 */
export function defineTask<
  ItemSchema extends StandardSchema<object>,
  OutputSchema extends StandardSchema = StandardSchema,
>(schemas: {
  readonly item: ItemSchema
  readonly output?: OutputSchema
}): Task<SchemaInput<ItemSchema>, SchemaInput<OutputSchema>> {
  const { item, output } = schemas
  checkSchema(item, 'item')
  if (output !== undefined) checkSchema(output, 'output')
  const readable = once((): TaskSchemas => ({ item: written(item, 'item'), output: written(output, 'output') }))
  const outputSchema = (): ReturnType<typeof jsonSchemaOf> => {
    if (output === undefined)
      throw new TaskSchemaError('The task has no output schema: pass one as defineTask({ item, output }).')
    return jsonSchemaOf(output, 'output')
  }
  const build =
    ({ build: plain, templates }: TaskKind) =>
    (spec: object) => {
      if (templates.length > 0) checkTaskTemplates(spec, templates, readable())
      return plain(spec as never) // its type is the builder's own in TaskBuilders
    }
  const { jsonSchema, ...others } = taskKinds
  const builders = Object.fromEntries(Object.entries(others).map(([name, kind]) => [name, build(kind)]))
  const task = {
    ...builders,
    jsonSchema: (spec: object) =>
      build(jsonSchema)({
        ...spec,
        ...(Reflect.get(spec, 'schema') === undefined ? { schema: nullableOptionals(outputSchema()) } : {}),
      }),
    functionGrader,
    parseRow: (value: unknown) => readTaskRows(item, [value])[0],
    rows: (rows: string | Iterable<unknown>) => readTaskRows(item, rows),
    responseFormat: ({ name = 'output' }: { readonly name?: string } = {}) => responseFormat(name, outputSchema()),
  }
  // The builders are those of TaskBuilders by name, and rows are checked by the schema that gives them their type.
  return task as unknown as Task<SchemaInput<ItemSchema>, SchemaInput<OutputSchema>>
}

function responseFormat(name: string, schema: ReturnType<typeof jsonSchemaOf>): ResponseFormat {
  if (!/^[\w-]{1,64}$/u.test(name))
    throw new TaskSchemaError(
      `A response format cannot be called "${name}": its name has up to 64 letters, digits, _ and -.`,
    )
  return { type: 'json_schema', json_schema: { name, strict: true, schema: strictSchema(schema) } }
}

function checkSchema(schema: unknown, which: string): void {
  if (isStandardSchema(schema)) return
  throw new TaskSchemaError(
    `The ${which} schema is ${typeName(schema)} that is no schema: pass one of zod 4 or of another Standard Schema library.`,
  )
}

/** What a library cannot write as JSON Schema is left to the compiler. */
function written(schema: StandardSchema | undefined, which: 'item' | 'output') {
  if (schema === undefined) return true
  try {
    return jsonSchemaOf(schema, which)
  } catch (error) {
    if (error instanceof TaskSchemaError) return true
    throw error
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
