import type { Scope } from '../core/grader.ts'
import type { Json } from '../core/json.ts'
import type { Unscored } from '../core/result.ts'
import { missingVariable } from './missing-variable.ts'
import type { Reference, Template } from './parse-template.ts'
import { resolver } from './resolve.ts'

/** Makes a function that fills a template for one sample, or says which variable is missing (`invalid_variable`). */
export function renderer(template: Template): (scope: Scope) => string | Unscored {
  const pieces = template.parts.map((part) => (typeof part === 'string' ? () => part : referenceText(part)))
  const [only, ...more] = pieces
  if (only === undefined) return () => ''
  // Most templates are one reference and nothing else: no joining then.
  if (more.length === 0) return only
  return (scope) => {
    let text = ''
    for (const piece of pieces) {
      const next = piece(scope)
      if (typeof next !== 'string') return next
      text += next
    }
    return text
  }
}

function referenceText(reference: Reference): (scope: Scope) => string | Unscored {
  const resolve = resolver(reference)
  return (scope) => {
    const value = resolve(scope)
    if (typeof value === 'string') return value
    return (value === undefined ? undefined : valueText(value)) ?? missingVariable(reference, scope)
  }
}

/**
 * Anything but a string is written as compact JSON; `undefined` for what JSON cannot hold, such as a function in a row that
 * TypeScript code made. The hosted spacing and number form are not documented. Assumption U5.
 */
function valueText(value: Exclude<Json, string>): string | undefined {
  // JSON has no infinite numbers and would write null, but JSON text has 1e999.
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}
