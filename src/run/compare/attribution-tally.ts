import type { Attribution, ChildAttribution } from '../../core/grader-diff.ts'
import type { Grader } from '../../core/grader.ts'
import type { GradeResult } from '../../core/result.ts'
import { divideScore, type DividedScore } from '../../graders/divide-score.ts'
import { type ScoreNode, scoreTree } from '../../graders/score-tree.ts'
import { Moments } from '../../stats/moments.ts'
import type { PairedRow } from './paired-row.ts'

/**
 * Splits the shift of the mean among the parts of two graders: what a part contributes to a score is what `explainScores` says
 * of it, so parts and constant add up to the shift. For a part that both have, what it would contribute to the old formula
 * with its new score tells its own doing from the formula's.
 */
export class AttributionTally {
  private readonly before: ScoreNode
  private readonly after: ScoreNode
  private readonly constant = new Moments()
  private readonly parts = new Map<string, { readonly total: Moments; readonly byScores: Moments }>()
  private failed: boolean

  constructor(before: Grader, after: Grader) {
    this.before = scoreTree(before)
    this.after = scoreTree(after)
    this.failed = this.before.children.length === 0 || this.after.children.length === 0
    for (const { key } of [...this.before.children, ...this.after.children])
      this.parts.set(key, { total: new Moments(), byScores: new Moments() })
  }

  add({ before, after }: PairedRow): void {
    for (let sample = 0; sample < before.length; sample++) {
      const was = before[sample]
      const is = after[sample]
      if (was?.ok === true && is?.ok === true && !this.failed) this.failed = !this.addAnswer(was, is)
    }
  }

  /** Absent when some score could not be divided: a sum with holes would not be the shift. */
  get attribution(): Attribution | undefined {
    if (this.failed || this.constant.count === 0) return undefined
    const has = (root: ScoreNode, key: string): boolean => root.children.some((child) => child.key === key)
    const children = [...this.parts].map(([key, { total, byScores }]): [string, ChildAttribution] => {
      if (!has(this.before, key)) return [key, { change: 'added', total: total.mean }]
      if (!has(this.after, key)) return [key, { change: 'removed', total: total.mean }]
      const split = { byScores: byScores.mean, byFormula: total.mean - byScores.mean }
      return [key, { change: 'kept', total: total.mean, ...split }]
    })
    return { constant: this.constant.mean, children: Object.fromEntries(children) }
  }

  /** Whether the answer's scores could be divided. */
  private addAnswer(was: GradeResult, is: GradeResult): boolean {
    const old = this.before.leaves.map(({ path }) => scoreAt(was, path))
    const fresh = this.after.leaves.map(({ path }) => scoreAt(is, path))
    const rescored = this.before.leaves.map(({ path }, leaf) => scoreAt(is, path) ?? old[leaf])
    const from = divided(this.before, old)
    const over = divided(this.before, rescored)
    const to = divided(this.after, fresh)
    if (from === undefined || over === undefined || to === undefined) return false
    this.constant.add(to.start - from.start)
    for (const [key, { total, byScores }] of this.parts) {
      const start = shareOf(this.before, from, key)
      total.add(shareOf(this.after, to, key) - start)
      byScores.add(shareOf(this.before, over, key) - start)
    }
    return true
  }
}

function divided(root: ScoreNode, scores: readonly (number | undefined)[]): DividedScore | undefined {
  const known = scores.filter((score) => score !== undefined)
  return known.length < scores.length ? undefined : divideScore(root, known)
}

/** What the leaves below a child of the root added; 0 for a child that there is not. */
function shareOf(root: ScoreNode, { shares }: DividedScore, key: string): number {
  const leaves = root.children.find((child) => child.key === key)?.leaves ?? []
  return leaves.reduce((sum, { leaf }) => sum + (shares[leaf] ?? 0), 0)
}

/** The score of the grader that these keys lead to. */
function scoreAt(result: GradeResult, path: readonly string[]): number | undefined {
  let at: GradeResult | undefined = result
  for (const key of path) at = at?.parts !== undefined && Object.hasOwn(at.parts, key) ? at.parts[key] : undefined
  return at?.ok === true ? at.score : undefined
}
