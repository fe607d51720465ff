import type { Spec } from '../core/grader.ts'
import { type Issue, issuesAt } from '../core/issue.ts'
import { parseTemplate } from './parse-template.ts'

/** The issues of the templates under the given keys of a spec; keys that are absent are left out. */
export function checkTemplates<OwnSpec extends Spec>(
  spec: OwnSpec,
  keys: readonly (keyof OwnSpec & string)[],
): Issue[] {
  return keys.flatMap((key) => {
    const text = spec[key]
    return typeof text === 'string' ? issuesAt([key], parseTemplate(text).issues) : []
  })
}
