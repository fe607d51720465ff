import type { ErrorObject, ValidateFunction } from 'ajv'
import { isJsonObject, type Json, type JsonObject, ownValue } from '../../../core/json.ts'
import type { Location } from '../locations.ts'
import { words } from '../words.ts'
import { violation } from './report.ts'
import type { Slot } from './slot.ts'

/** The slots that ajv decides, each compiled when a document first comes to it. */
export interface Validators {
  /** A slot for keywords that look at nothing but the value. */
  readonly assertion: (keywords: JsonObject) => Slot
  /** A slot for a location that cannot be taken apart. */
  readonly whole: (location: Location) => Slot
  /** Slots for `unevaluatedProperties` and `unevaluatedItems`, which depend on everything else at the location. */
  readonly unevaluated: (location: Location) => readonly Slot[]
}

/** What is needed of ajv. */
export interface Compilers {
  /** Compiles a schema without references. */
  readonly alone: (schema: JsonObject) => ValidateFunction
  /** Compiles the schema at a path, to report every error. */
  readonly at: (path: Location['path']) => ValidateFunction
}

/** Makes slots out of ajv's validators. */
export function validatorsFrom({ alone, at: compileAt }: Compilers): Validators {
  const known = new Map<string, () => ValidateFunction>()
  const compiled = (keywords: JsonObject): (() => ValidateFunction) => {
    const key = JSON.stringify(keywords)
    const compile = known.get(key) ?? once(() => alone(keywords))
    known.set(key, compile)
    return compile
  }
  return {
    assertion(keywords) {
      const validator = compiled(keywords)
      return slot((value) => {
        const validate = validator()
        if (validate(value)) return []
        const [error] = validate.errors ?? []
        return [{ words: () => (error === undefined ? 'is not valid' : words(error, value)) }]
      })
    },
    whole({ path }) {
      const validator = once(() => compileAt(path))
      return slot((value) =>
        validator()(value) ? [] : [{ words: () => 'does not fit the schema that it is referred to' }],
      )
    },
    unevaluated({ path, schema }) {
      if (!isJsonObject(schema)) return []
      const validator = once(() => compileAt(path))
      return ['unevaluatedProperties', 'unevaluatedItems']
        .filter((keyword) => (ownValue(schema, keyword) ?? true) !== true)
        .map((keyword) =>
          slot((value) => {
            const validate = validator()
            validate(value)
            return (validate.errors ?? []).filter((error) => isAbout(error, keyword)).map(leftOver)
          }),
        )
    },
  }
}

interface Fault {
  readonly key?: string
  readonly words: () => string
}

function slot(faults: (value: Json) => readonly Fault[]): Slot {
  return {
    weight: 1,
    lose(value, at, report) {
      const found = faults(value)
      for (const { key, words: say } of found) violation(report, key === undefined ? at : { parent: at, key }, say)
      return found.length > 0 ? 1 : 0
    },
  }
}

/** Whether an error is of this keyword at the top of what was validated, or of the schema that the keyword holds. */
function isAbout({ schemaPath, instancePath }: ErrorObject, keyword: string): boolean {
  return schemaPath.includes(`/${keyword}/`) || (instancePath === '' && schemaPath.endsWith(`/${keyword}`))
}

function leftOver({ params, instancePath }: ErrorObject): Fault {
  // ajv declares the parameters of an error as any record.
  const { unevaluatedProperty: key, limit } = params as Readonly<Record<string, unknown>>
  if (typeof key === 'string') return { key, words: () => 'is not allowed' }
  const place = instancePath === '' ? `beyond the first ${String(limit)}` : `at ${instancePath}`
  return { words: () => `has an item or property ${place} that is not allowed` }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
