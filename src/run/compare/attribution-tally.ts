import type { Attribution, ChildAttribution } from '../../core/grader-diff.ts'
import type { Grader } from '../../core/grader.ts'
import type { GradeResult } from '../../core/result.ts'
import { Moments } from '../../stats/moments.ts'
import { shapleyValues } from '../../stats/shapley-values.ts'
import { type Combiner, combinerOf } from './combiner.ts'
import type { PairedRow } from './paired-row.ts'

/**
 * Splits the shift of the mean among the parts of two graders: what a part contributes is its Shapley value in the formula,
 * against parts of 0, so that the parts and the constant add up to the shift. For a part that both have, what it would
 * contribute to the old formula with its new score tells its own doing from the formula's.
 */
export class AttributionTally {
  private readonly sides: { readonly before: Combiner; readonly after: Combiner } | undefined
  private readonly constant = new Moments()
  private readonly parts = new Map<string, { readonly total: Moments; readonly byScores: Moments }>()
  private failed = false

  constructor(before: Grader, after: Grader) {
    const sides = { before: combinerOf(before), after: combinerOf(after) }
    this.sides =
      sides.before === undefined || sides.after === undefined ? undefined : { before: sides.before, after: sides.after }
    for (const key of new Set([...(sides.before?.keys ?? []), ...(sides.after?.keys ?? [])]))
      this.parts.set(key, { total: new Moments(), byScores: new Moments() })
  }

  add({ before, after }: PairedRow): void {
    for (let sample = 0; sample < before.length; sample++) {
      const was = before[sample]
      const is = after[sample]
      if (was?.ok === true && is?.ok === true && !this.failed) this.failed = !this.addAnswer(was, is)
    }
  }

  /** Absent when the parts of some answer could not be told: a sum with holes would not be the shift. */
  get attribution(): Attribution | undefined {
    if (this.sides === undefined || this.failed || this.constant.count === 0) return undefined
    const { before, after } = this.sides
    const children = [...this.parts].map(([key, { total, byScores }]): [string, ChildAttribution] => {
      if (!before.keys.includes(key)) return [key, { change: 'added', total: total.mean }]
      if (!after.keys.includes(key)) return [key, { change: 'removed', total: total.mean }]
      const split = { byScores: byScores.mean, byFormula: total.mean - byScores.mean }
      return [key, { change: 'kept', total: total.mean, ...split }]
    })
    return { constant: this.constant.mean, children: Object.fromEntries(children) }
  }

  /** Whether the answer's scores could be split. */
  private addAnswer(was: GradeResult, is: GradeResult): boolean {
    if (this.sides === undefined) return false
    const { before, after } = this.sides
    const old = partScores(was, before.keys)
    const fresh = partScores(is, after.keys)
    const rescored = before.keys.map((key) => {
      const at = after.keys.indexOf(key)
      return at === -1 ? (old[before.keys.indexOf(key)] ?? Number.NaN) : (fresh[at] ?? Number.NaN)
    })
    const from = shapleyValues(old, before.combine)
    const over = shapleyValues(rescored, before.combine)
    const to = shapleyValues(fresh, after.combine)
    if (from === undefined || over === undefined || to === undefined) return false
    this.constant.add(to.base - from.base)
    for (const [key, { total, byScores }] of this.parts) {
      const left = before.keys.indexOf(key)
      const right = after.keys.indexOf(key)
      const start = from.parts[left] ?? 0
      total.add((to.parts[right] ?? 0) - start)
      byScores.add((over.parts[left] ?? 0) - start)
    }
    return true
  }
}

/** The scores of the parts in the order of the keys; NaN for a part that has none. */
function partScores({ parts }: GradeResult, keys: readonly string[]): number[] {
  return keys.map((key) => {
    const part = parts !== undefined && Object.hasOwn(parts, key) ? parts[key] : undefined
    return part?.ok === true ? part.score : Number.NaN
  })
}
