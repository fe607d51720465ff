import type { Issue } from '../../core/issue.ts'
import { nearestName } from '../../core/nearest.ts'
import type { Location } from './locations.ts'

/** References that lead nowhere. Only ajv knows whether one of them is needed, so this is asked when it says so. */
export function danglingReferences(locations: readonly Location[]): Issue[] {
  const definitions = locations.filter(({ path }) => isDefinition(path)).map(({ path }) => pointer(path))
  return locations.flatMap(({ path, references, base }) =>
    references
      .filter(({ target }) => target === undefined)
      .map(({ keyword, to }): Issue => {
        const isRemote = /^https?:\/\//u.test(to) || (!to.startsWith('#') && base.startsWith('http'))
        const near = nearestName(to, definitions)
        return {
          code: 'invalid_schema',
          severity: 'error',
          path: [...path, keyword],
          message: isRemote
            ? `${keyword} leads out of the schema, and nothing is ever fetched: ${JSON.stringify(to)}.`
            : `${keyword} leads to nothing: ${JSON.stringify(to)}.`,
          hint:
            near === undefined
              ? 'Copy what it refers to into "$defs", and refer to it as "#/$defs/name".'
              : `Did you mean ${JSON.stringify(near)}?`,
        }
      }),
  )
}

function isDefinition(path: Location['path']): boolean {
  const holder = path.at(-2)
  return holder === '$defs' || holder === 'definitions'
}

function pointer(path: Location['path']): string {
  return `#${path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`
}
