import { InvalidGraderError } from '../core/errors.ts'
import type { Issue } from '../core/issue.ts'
import { parseTemplate, references } from '../template/parse-template.ts'
import { schemaPathFault, type TaskSchemas } from './schema-path-fault.ts'

/**
 * Checks the templates under some keys of a spec against a task: what the compiler cannot see, since a text is no literal,
 * or was cast. Throws `InvalidGraderError` with the sentences that the compiler would have.
 */
export function checkTaskTemplates(spec: object, keys: readonly string[], schemas: TaskSchemas): void {
  const issues = keys.flatMap((key) => textIssues(Reflect.get(spec, key), [key], schemas))
  if (issues.length > 0) throw new InvalidGraderError(issues)
}

/** Deeper texts are no templates of any kind. */
const deepest = 6

function textIssues(value: unknown, path: readonly (string | number)[], schemas: TaskSchemas): Issue[] {
  if (typeof value === 'string') {
    return references(parseTemplate(value).template).flatMap((reference): Issue[] => {
      const fault = schemaPathFault(reference, schemas)
      if (fault === undefined) return []
      return [{ code: 'invalid_template', severity: 'error', path, span: reference.span, ...fault }]
    })
  }
  if (typeof value !== 'object' || value === null || path.length > deepest) return []
  return Object.entries(value).flatMap(([key, child]) =>
    textIssues(child, [...path, Array.isArray(value) ? Number(key) : key], schemas),
  )
}
