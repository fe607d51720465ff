import type { Dialect } from './dialect.ts'
import { formatName } from './loose-formats.ts'
import { newAjv } from './new-ajv.ts'

let known: ReadonlySet<string> | undefined

/** The formats that are checked: the same ones in every draft. */
export function knownFormats(dialect: Dialect): ReadonlySet<string> {
  known ??= new Set(Object.keys(newAjv(dialect).formats).map(formatName))
  return known
}
