import { isJsonArray, isJsonObject, type Json, type JsonObject, ownValue } from '../core/json.ts'

/** A schema, and the document that its references start from. */
export interface SchemaNode {
  readonly schema: Json
  readonly root: Json
}

/** The schemas of which one holds for a value: references followed, unions and intersections taken apart. */
export function alternatives(node: SchemaNode, depth = 0): readonly SchemaNode[] {
  const { schema, root } = node
  if (!isJsonObject(schema) || depth > deepest) return [node]
  const reference = ownValue(schema, '$ref')
  if (typeof reference === 'string') {
    const target = pointed(root, reference)
    return target === undefined ? [{ schema: true, root }] : alternatives({ schema: target, root }, depth + 1)
  }
  const parts = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => {
    const list = ownValue(schema, keyword)
    return isJsonArray(list) ? list : []
  })
  const own = Object.hasOwn(schema, 'properties') || parts.length === 0 ? [node] : []
  return [...own, ...parts.flatMap((part) => alternatives({ schema: part, root }, depth + 1))]
}

/** References that go in a circle end here. */
const deepest = 20

/** Whether anything may stand here, as far as the schema says. */
export function isOpen({ schema }: SchemaNode): boolean {
  if (!isJsonObject(schema)) return schema === true
  return !['type', 'enum', 'const', 'properties', 'items', 'prefixItems'].some((keyword) =>
    Object.hasOwn(schema, keyword),
  )
}

/** The schema of a member; `undefined` when there can be none. An object with named keys has those, unless it says more. */
export function memberOf({ schema, root }: SchemaNode, key: string): SchemaNode | undefined {
  if (!isJsonObject(schema)) return undefined
  const named = ownValue(schema, 'properties')
  const own = isJsonObject(named) ? ownValue(named, key) : undefined
  if (own !== undefined) return { schema: own, root }
  if (Object.hasOwn(schema, 'patternProperties')) return { schema: true, root }
  const further = ownValue(schema, 'additionalProperties')
  if (further !== undefined) return further === false ? undefined : { schema: further, root }
  return isOfType(schema, 'object') && named === undefined ? { schema: true, root } : undefined
}

/** The schema of an entry; `undefined` when there can be none. */
export function entryOf({ schema, root }: SchemaNode, index: number): SchemaNode | undefined {
  if (!isJsonObject(schema) || !isOfType(schema, 'array')) return undefined
  const first = ownValue(schema, 'prefixItems')
  const own: Json | undefined = Array.isArray(first) ? first[index] : undefined
  if (own !== undefined) return { schema: own, root }
  const items = ownValue(schema, 'items')
  return items === false ? undefined : { schema: items ?? true, root }
}

/** The keys that an object has by name. */
export function namedKeys({ schema }: SchemaNode): readonly string[] {
  const named = isJsonObject(schema) ? ownValue(schema, 'properties') : undefined
  return isJsonObject(named) ? Object.keys(named) : []
}

/** Whether a schema lets values of a type in, by its `type` or by the values it lists. */
export function isOfType(schema: JsonObject, type: string): boolean {
  const own = ownValue(schema, 'type')
  if (own !== undefined) return own === type || (Array.isArray(own) && own.includes(type))
  const values = ownValue(schema, 'enum') ?? [ownValue(schema, 'const')]
  return Array.isArray(values) && values.some((value) => typeof value === type)
}

/** Follows `#`, `#/$defs/name` and the like. */
function pointed(root: Json, reference: string): Json | undefined {
  if (!reference.startsWith('#')) return undefined
  return reference
    .slice(1)
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((holder, step) => {
      const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
      if (Array.isArray(holder)) return holder[Number(key)]
      return isJsonObject(holder) ? ownValue(holder, key) : undefined
    }, root)
}
