import { reasonOf } from '../../core/errors.ts'
import { defineGrader, type Grader, type Scope, type Spec } from '../../core/grader.ts'
import { typeName } from '../../core/json.ts'
import { type GradeResult, scored, type Unscored, unscored } from '../../core/result.ts'
import type { Sample } from '../../core/sample.ts'
import { returnedResult } from './returned-result.ts'

/** What a grading function may give: a score, or a whole result with its own failure or detail. */
export type FunctionScore = number | GradeResult

/**
 * Builds a grader from a TypeScript function of the sample and the row; it runs here only and no trainer takes it.
 * A number is the score as it is; anything but a finite number, and anything thrown, is the failure `other`.
 */
export function functionGrader<Item = object, Returned extends FunctionScore | Promise<FunctionScore> = FunctionScore>(
  name: string,
  grade: (sample: Sample, item: Item) => Returned,
  // What a multi expects of its children says nothing about the row.
): Grader<NoInfer<Item>, string | object, Returned extends Promise<unknown> ? 'async' : 'sync'> {
  const kind = defineGrader<Spec>({
    type: 'function',
    summary: 'Calls a TypeScript function; local only.',
    isAsync: Object.prototype.toString.call(grade) === '[object AsyncFunction]',
    range: () => ({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }),
    compile: () => (scope) => {
      try {
        // The caller's type for the row is a promise of the compiler's; rows reach every grader as JSON objects.
        const returned: FunctionScore | Promise<FunctionScore> = grade(scope.sample, scope.item as Item)
        if (typeof returned === 'number') return scored(returned)
        return isPromise(returned) ? settled(name, returned, scope) : read(name, returned)
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

async function settled(name: string, returned: Promise<FunctionScore>, { signal }: Scope): Promise<GradeResult> {
  try {
    const value = await returned
    signal?.throwIfAborted()
    return read(name, value)
  } catch (error) {
    // A function that was aborted itself rejects too, and the abort is the caller's own.
    signal?.throwIfAborted()
    return threw(name, error)
  }
}

/** Types do not hold at run time: a function may give anything. */
function read(name: string, value: unknown): GradeResult {
  if (typeof value === 'number') return scored(value)
  return (
    returnedResult(value) ??
    unscored('other', `The function "${name}" gave ${typeName(value)} instead of a number or a result.`)
  )
}

function threw(name: string, error: unknown): Unscored {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : reasonOf(error)
  return unscored('other', `The function "${name}" threw ${what}`)
}
