import type { Grader } from '../../core/grader.ts'
import type { GraderHead } from './report-data.ts'

/** What a page says of a grader: its name, its kind and its formula; no other value of its JSON gets out. */
export function graderHead({ kind, spec }: Grader<never, never>): GraderHead {
  // Any kind may have a formula under this wire key; who has none shows none.
  const formula = 'calculate_output' in spec ? spec.calculate_output : undefined
  return {
    ...(spec.name === undefined ? {} : { name: spec.name }),
    type: kind.type,
    ...(typeof formula === 'string' ? { formula } : {}),
  }
}
