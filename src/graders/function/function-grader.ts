import { defineGrader, type Grader, type Spec } from '../../core/grader.ts'
import { type GradeResult, scored, unscored } from '../../core/result.ts'
import type { Sample } from '../../core/sample.ts'

/** What a grading function may give: a score, or a whole result with its own failure or detail. */
export type FunctionScore = number | GradeResult

/**
 * Builds a grader from a TypeScript function of the sample and the row; it runs here only and no trainer takes it.
 * A number is the score as it is; anything but a finite number, and anything thrown, is the failure `other`.
 */
export function functionGrader<Item = object, Returned extends FunctionScore | Promise<FunctionScore> = FunctionScore>(
  name: string,
  grade: (sample: Sample, item: Item) => Returned,
): Grader<Item, string | object, Returned extends Promise<unknown> ? 'async' : 'sync'> {
  const kind = defineGrader<Spec>({
    type: 'function',
    summary: 'Calls a TypeScript function; local only.',
    range: () => ({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }),
    compile: () => (scope) => {
      try {
        // The caller's type for the row is a promise of the compiler's; rows reach every grader as JSON objects.
        const returned: FunctionScore | Promise<FunctionScore> = grade(scope.sample, scope.item as Item)
        if (typeof returned === 'number') return scored(returned)
        return isPromise(returned)
          ? returned.then(
              (value) => read(name, value),
              (error: unknown) => threw(name, error),
            )
          : read(name, returned)
      } catch (error) {
        return threw(name, error)
      }
    },
  })
  return { kind, spec: { type: 'function', name } }
}

function isPromise(value: unknown): value is Promise<FunctionScore> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

/** Types do not hold at run time: a function may give anything. */
function read(name: string, value: unknown): GradeResult {
  if (typeof value === 'number') return scored(value)
  if (isResult(value)) return value.ok ? scored(value.score, value.detail, value.parts) : value
  return unscored(
    'other',
    `The function "${name}" gave ${value === null ? 'null' : `a value of type ${typeof value}`} instead of a number.`,
  )
}

function isResult(value: unknown): value is GradeResult {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false
  if (value.ok === true) return 'score' in value && typeof value.score === 'number'
  return (
    value.ok === false &&
    'failure' in value &&
    typeof value.failure === 'object' &&
    value.failure !== null &&
    'code' in value.failure
  )
}

function threw(name: string, error: unknown): GradeResult {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return unscored('other', `The function "${name}" threw ${what}`)
}
