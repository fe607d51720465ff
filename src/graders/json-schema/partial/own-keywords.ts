import { type JsonObject, ownValue } from '../../../core/json.ts'
import type { Location, LocationChild } from '../locations.ts'

/** The schemas that a keyword holds. */
export function childrenUnder(location: Location, keyword: string): readonly LocationChild[] {
  return location.children.filter((child) => child.keyword === keyword)
}

/** The one schema that a keyword holds; `undefined` when it holds none or a list. */
export function onlyChild(location: Location, keyword: string): number | undefined {
  return location.children.find((child) => child.keyword === keyword && child.key === '')?.id
}

/** For each keyword that the schema has, a schema of that keyword alone. */
export function own(schema: JsonObject, keywords: readonly string[]): JsonObject[] {
  return keywords.flatMap((keyword) => {
    const value = ownValue(schema, keyword)
    return value === undefined ? [] : [{ [keyword]: value }]
  })
}

/** The given keywords of a schema, without the others. */
export function pick(schema: JsonObject, keywords: readonly string[]): JsonObject {
  return Object.fromEntries(
    keywords.flatMap((keyword) => {
      const value = ownValue(schema, keyword)
      return value === undefined ? [] : [[keyword, value]]
    }),
  )
}
