import { isJsonObject } from '../../../core/json.ts'
import type { Location } from '../locations.ts'
import { childrenUnder } from './own-keywords.ts'
import { anyType, ownTypes, type TypeSet } from './value-types.ts'

/**
 * The types that a value at a location may have: those of its own `type`, `const` and `enum`, less what `allOf`, a
 * reference or every branch of an `anyOf` or `oneOf` rules out. A reference back into its own loop rules out nothing.
 */
export function valueTypes(
  locations: readonly Location[],
  isRecursive: (from: number, to: number) => boolean,
): (id: number) => TypeSet {
  const known: (TypeSet | undefined)[] = locations.map(() => undefined)
  const types = (id: number): TypeSet => {
    const location = locations[id]
    const done = known[id]
    if (done !== undefined || location === undefined) return done ?? anyType
    const set = typesAt(location)
    known[id] = set
    return set
  }
  const typesAt = (location: Location): TypeSet => {
    if (!isJsonObject(location.schema)) return anyType
    let set = ownTypes(location.schema)
    for (const { target } of location.references) {
      if (target !== undefined && !isRecursive(location.id, target)) set &= types(target)
    }
    for (const { id } of childrenUnder(location, 'allOf')) set &= types(id)
    for (const keyword of ['anyOf', 'oneOf']) {
      const branches = childrenUnder(location, keyword)
      if (branches.length > 0) set &= branches.reduce<TypeSet>((union, { id }) => union | types(id), 0)
    }
    return set
  }
  return types
}
