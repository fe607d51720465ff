import type { DataValidateFunction, FuncKeywordDefinition } from 'ajv/dist/types/index.js'
import stableText from 'fast-json-stable-stringify'
import { isJsonObject, type Json } from '../../core/json.ts'

/**
 * `enum`, `const` and `uniqueItems` as JSON Schema has them. ajv's own ask a value for its `toString` and `constructor`,
 * which may be keys of the document: then they throw, or find equal objects unequal. And this `uniqueItems` takes a
 * time linear in the items, where ajv compares each with each.
 */
export const equalityKeywords: readonly FuncKeywordDefinition[] = [
  {
    keyword: 'enum',
    schemaType: 'array',
    compile: (allowedValues: readonly Json[]) => {
      const scalars = new Set(allowedValues.filter(isScalar))
      const texts = new Set(allowedValues.filter((value) => !isScalar(value)).map(textOf))
      return withErrors(
        'enum',
        (value) => (isScalar(value) ? scalars.has(value) : texts.size > 0 && texts.has(textOf(value))),
        () => ({ allowedValues }),
      )
    },
  },
  {
    keyword: 'const',
    compile: (allowedValue: Json) => {
      const text = isScalar(allowedValue) ? undefined : textOf(allowedValue)
      return withErrors(
        'const',
        (value) => (text === undefined ? value === allowedValue : !isScalar(value) && textOf(value) === text),
        () => ({ allowedValue }),
      )
    },
  },
  {
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    compile: (isAsked: boolean) =>
      withErrors(
        'uniqueItems',
        (items) => !isAsked || twins(items) === undefined,
        (items) => twins(items) ?? {},
      ),
  },
]

function withErrors(
  keyword: string,
  isRight: (value: Json) => boolean,
  params: (value: Json) => Readonly<Record<string, unknown>>,
): DataValidateFunction {
  const validate: DataValidateFunction = (value: Json) => {
    if (isRight(value)) return true
    validate.errors = [{ keyword, params: params(value) }]
    return false
  }
  return validate
}

/** The places of the first two equal items. */
function twins(items: Json): { readonly i: number; readonly j: number } | undefined {
  if (!Array.isArray(items)) return undefined
  const places = new Map<Json, number>()
  for (const [i, item] of items.entries()) {
    // A string that is the text of another item is told from it by its quotes.
    const key = typeof item === 'string' || !isScalar(item) ? textOf(item) : item
    const j = places.get(key)
    if (j !== undefined) return { i, j }
    places.set(key, i)
  }
  return undefined
}

function isScalar(value: Json): boolean {
  return !Array.isArray(value) && !isJsonObject(value)
}

function textOf(value: Json): string {
  return stableText(value)
}
