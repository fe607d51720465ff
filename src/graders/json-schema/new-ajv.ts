import { loadAjv } from '#lazy/ajv'
import type { Ajv, Options } from 'ajv'
import type { Dialect } from './dialect.ts'
import { looseFormats } from './loose-formats.ts'
import { readPattern } from './read-pattern.ts'

/**
 * An ajv that validates as JSON Schema says: unknown keywords are ignored, formats are checked, and nothing is ever
 * fetched, printed or filled in.
 */
export function newAjv(dialect: Dialect, options: Options = {}): Ajv {
  const { Ajv, addFormats, equalityKeywords } = loadAjv(dialect)
  const ajv = new Ajv({
    strict: false,
    logger: false,
    validateSchema: false,
    messages: false,
    // 19.99 is a multiple of 0.01, although the quotient of the two doubles is not whole.
    multipleOfPrecision: 9,
    // Optimizing takes longer than all else together on a large schema, and the code runs no faster for it.
    code: { regExp: readPattern, optimize: false },
    ...options,
  })
  addFormats(ajv, { keywords: false })
  for (const definition of equalityKeywords) ajv.removeKeyword(String(definition.keyword)).addKeyword(definition)
  for (const [name, format] of looseFormats) ajv.addFormat(name, format)
  return ajv
}
