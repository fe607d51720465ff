import type { Grader } from '../../core/grader.ts'
import { scored } from '../../core/result.ts'

/** What a grader makes of the scores of its children. */
export interface Combiner {
  readonly keys: readonly string[]
  /** The score for scores of the children in the order of the keys; NaN where there is none. */
  readonly combine: (scores: readonly number[]) => number
}

/** The combiner of a valid grader with children that needs nothing else; `undefined` for any other. */
export function combinerOf({ kind, spec, children }: Grader): Combiner | undefined {
  const keys = Object.keys(children ?? {})
  if (keys.length === 0 || kind.isAsync === true || kind.needs(spec).length > 0) return undefined
  let given: readonly number[] = []
  const stand = keys.map((key, index) => ({ key, evaluate: () => scored(given[index] ?? Number.NaN) }))
  const evaluate = kind.compile(spec, { ports: {}, children: stand })
  const scope = { sample: { output_text: '' }, item: {} }
  return {
    keys,
    combine(scores) {
      given = scores
      const result = evaluate(scope)
      return 'then' in result || !result.ok ? Number.NaN : result.score
    },
  }
}
