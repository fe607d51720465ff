import type { Issue } from '../../core/issue.ts'
import type { Location } from './locations.ts'
import { strongComponents } from './strong-components.ts'

/** The most schemas that may judge one value. */
const mostJudges = 100_000

/**
 * References that lead back to themselves without going into the value, so that no document could ever be checked, and
 * references that double and double again until one value is judged more often than there is time for.
 */
export function endlessReferences(locations: readonly Location[]): Issue[] {
  const next = locations.map(inPlace)
  const judges = new Float64Array(locations.length)
  const issues: Issue[] = []
  for (const component of strongComponents(locations.length, next)) {
    const members = new Set(component)
    if (component.some((id) => next[id]?.some((target) => members.has(target)))) {
      const holder = component.map((id) => locations[id]).find((at) => at !== undefined && at.references.length > 0)
      issues.push({
        code: 'invalid_schema',
        severity: 'error',
        path: [...(holder?.path ?? []), ...(holder?.references.slice(0, 1).map(({ keyword }) => keyword) ?? [])],
        message: 'The reference leads back to itself without going into a property or an item.',
        hint: 'Put the recursive reference below "properties" or "items".',
      })
    }
    for (const id of component) {
      judges[id] = (next[id] ?? []).reduce((sum, target) => sum + (members.has(target) ? 0 : (judges[target] ?? 0)), 1)
    }
  }
  if (issues.length === 0 && judges.some((count) => count > mostJudges)) {
    const message = `References under allOf, anyOf or the like multiply to more than ${mostJudges} schemas for one value.`
    issues.push({ code: 'too_large', severity: 'error', path: [], message, hint: 'Refer to each schema once.' })
  }
  return issues
}

/** Keywords whose schemas judge the same value as the schema that has them. */
const inPlaceKeywords = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentSchemas',
  'dependencies',
])

function inPlace({ children, references }: Location): number[] {
  return [
    ...children.filter(({ keyword }) => inPlaceKeywords.has(keyword)).map(({ id }) => id),
    ...references.flatMap(({ target }) => (target === undefined ? [] : [target])),
  ]
}
