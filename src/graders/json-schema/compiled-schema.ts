import type { Ajv, Options, ValidateFunction } from 'ajv'
import type { JsonObject } from '../../core/json.ts'
import type { Dialect } from './dialect.ts'
import { type Location, locationsOf } from './locations.ts'
import { loosenFormats } from './loose-formats.ts'
import { newAjv } from './new-ajv.ts'
import { planOf } from './partial/plan.ts'
import type { Plan } from './partial/slot.ts'
import { validatorsFrom } from './partial/validators.ts'

/** A schema that is ready to judge. */
export interface CompiledSchema {
  /** Whether a document is valid. Overflows the stack on a document that nests as deeply as a recursive schema lets it. */
  readonly validate: ValidateFunction
  /** The slots of the schema, made when the first invalid document comes. */
  readonly plan: () => Plan
}

/** How many schemas are kept compiled, and how long the text of such a schema may be. */
const mostKept = 50
const longestKept = 200_000

const kept = new Map<string, CompiledSchema>()

/** Compiles a schema, or takes it from the ones compiled before. Throws what ajv throws. */
export function compiledSchema(schema: JsonObject | boolean, dialect: Dialect): CompiledSchema {
  const text = JSON.stringify(schema)
  const key = `${dialect} ${text}`
  const before = kept.get(key)
  if (before !== undefined) return before
  const makeAjv: MakeAjv = (options) => {
    const ajv = newAjv(dialect, { ownProperties: namesInherited(text), ...options })
    // What is evaluated need be tracked only where it is asked for; and ajv stumbles over it now and then.
    ajv.opts.unevaluated = text.includes('"unevaluated')
    return ajv
  }
  const copy: JsonObject | boolean = JSON.parse(text)
  const compiled = compile(copy, dialect, makeAjv)
  if (text.length <= longestKept) kept.set(key, compiled)
  for (const [oldest] of kept) if (kept.size > mostKept) kept.delete(oldest)
  return compiled
}

type MakeAjv = (options?: Options) => Ajv

function compile(schema: JsonObject | boolean, dialect: Dialect, makeAjv: MakeAjv): CompiledSchema {
  const locations = locationsOf(schema, dialect)
  loosenFormats(locations)
  const ajv = makeAjv()
  const validate = ajv.compile(schema)
  let made: Plan | undefined
  const plan = (): Plan => {
    made ??= planOf(
      locations,
      validatorsFrom({ alone: (keywords) => ajv.compile(keywords), at: compilerAt(schema, makeAjv) }),
    )
    return made
  }
  return { validate, plan }
}

/** Whether a schema may name a key that every object inherits, as `toString`: only then is it worth the time to ask for own keys. */
function namesInherited(text: string): boolean {
  return Object.getOwnPropertyNames(Object.prototype).some((name) => text.includes(JSON.stringify(name)))
}

const rootKey = 'graderkit-root'

/** Compiles the schemas at paths inside a schema, with all that their references need. */
function compilerAt(schema: JsonObject | boolean, makeAjv: MakeAjv): (path: Location['path']) => ValidateFunction {
  let ajv: Ajv | undefined
  return (path) => {
    ajv ??= makeAjv({ allErrors: true }).addSchema(schema, rootKey)
    const pointer = path.map((key) => `/${encodeURIComponent(String(key).replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    return ajv.compile({ $ref: `${rootKey}#${pointer.join('')}` })
  }
}
