import { pathText } from '../core/errors.ts'
import { isJsonObject, type Json } from '../core/json.ts'
import { nearestName } from '../core/nearest.ts'
import type { Reference } from '../template/parse-template.ts'
import { sampleFieldIssue } from '../template/sample-fields.ts'
import { sampleSchema } from './sample-schema.ts'
import { alternatives, entryOf, isOfType, isOpen, memberOf, namedKeys, type SchemaNode } from './schema-node.ts'

/** What is wrong with a reference, and what to do: the sentences of `PathFault`, which the compiler has for literals. */
export interface SchemaPathFault {
  readonly message: string
  readonly hint?: string
}

/** What a task's templates may read, as JSON Schema. */
export interface TaskSchemas {
  readonly item: Json
  readonly output: Json
}

/** Follows a reference through the JSON Schema of a row or of a sample; `undefined` when some value has what it names. */
export function schemaPathFault(reference: Reference, schemas: TaskSchemas): SchemaPathFault | undefined {
  const { namespace, path } = reference
  const [first] = path
  // The output is a document of its own, from whose root its references start.
  const isOutput = namespace === 'sample' && first === 'output_json'
  const root = isOutput ? schemas.output : namespace === 'item' ? schemas.item : sampleSchema
  let nodes = alternatives({ schema: root, root })
  for (const [index, key] of path.entries()) {
    if (isOutput && index === 0) continue
    if (nodes.some(isOpen) || isArguments(namespace, path.slice(0, index))) return undefined
    const next = nodes.flatMap((node) => {
      const below = typeof key === 'number' ? entryOf(node, key) : memberOf(node, key)
      return below === undefined ? [] : alternatives(below)
    })
    if (next.length === 0) return faultAt(nodes, reference, index)
    nodes = next
  }
  return undefined
}

function faultAt(nodes: readonly SchemaNode[], { namespace, path, span }: Reference, index: number): SchemaPathFault {
  const key = path[index] ?? ''
  const place = pathText([namespace, ...path.slice(0, index)])
  if (typeof key === 'number') return { message: missingEntry(nodes, place, key) }
  const meant = place === 'sample' ? sampleFieldIssue(key, span)?.hint : undefined
  if (meant === undefined) return missingKey(nodes, place, key)
  return { message: `${place}.${key} does not exist.`, hint: meant.replaceAll('"', '') }
}

/** The arguments of a tool call are JSON text, the only text that a path is followed into. */
function isArguments(namespace: string, path: readonly (string | number)[]): boolean {
  return /^sample\.output_tools\[\d+\]\.function\.arguments$/u.test(pathText([namespace, ...path]))
}

function missingEntry(nodes: readonly SchemaNode[], place: string, index: number): string {
  if (nodes.some((node) => has(node, 'array'))) return `${place} has no entry [${index}].`
  if (nodes.some((node) => namedKeys(node).length > 0)) return `${place} is an object, not an array.`
  return `${place} is ${wholeName(nodes)}, which has no entries.`
}

function missingKey(nodes: readonly SchemaNode[], place: string, key: string): SchemaPathFault {
  const keys = nodes.flatMap(namedKeys)
  if (keys.length === 0) {
    if (nodes.some((node) => has(node, 'array')))
      return { message: `${place} is an array, so name an entry first: ${place}[0].${key}.` }
    return { message: `${place} is ${wholeName(nodes)}, which has no parts.` }
  }
  const near = nearestName(key, keys)
  const listed = keys.slice(0, 8).join(', ') + (keys.length > 8 ? ', and more' : '')
  const hint = near === undefined ? `${place} has ${listed}.` : `Did you mean ${place}.${near}?`
  return { message: `${place}.${key} does not exist.`, hint }
}

function has({ schema }: SchemaNode, type: string): boolean {
  return isJsonObject(schema) && isOfType(schema, type)
}

function wholeName(nodes: readonly SchemaNode[]): string {
  const types = ['string', 'number', 'integer', 'boolean', 'object'].filter((type) =>
    nodes.some((node) => has(node, type)),
  )
  const [only = 'null', ...more] = types
  if (more.length > 0) return 'a single value'
  return (
    { string: 'a string', number: 'a number', integer: 'a number', boolean: 'a boolean', object: 'an empty object' }[
      only
    ] ?? only
  )
}
