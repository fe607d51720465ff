import { GraderkitError } from '../core/errors.ts'
import type { ContributionSum, Counterfactual, PartExplanation, ScoreExplanation } from '../core/explanation.ts'
import type { Grader } from '../core/grader.ts'
import { type GradeResult, unscored } from '../core/result.ts'
import { divideScore } from './divide-score.ts'
import { type ScoreNode, scoreTree, totalScore } from './score-tree.ts'

/** How unscored parts were counted when the results were made. */
export interface ExplainOptions {
  /** What `compile` was given as `invalid`. */
  readonly invalid?: number
}

/**
 * Prepares a grader to explain its results: for each part its result, what it added to the final score, and the score that an
 * end of its range would have given. Contributions are Shapley values of the leaves against all leaves at 0; together with
 * `sum.start` they add up to the score, for any formula. `sum` says why where there are none: the sample has no score, or the
 * formula has no value with some part at 0. The function throws `GraderkitError` for a result that this grader did not give.
 */
export function explainScores(
  grader: Grader<never, never>,
  { invalid }: ExplainOptions = {},
): (result: GradeResult) => ScoreExplanation {
  const root = scoreTree(grader)
  const nodes = root.combine === undefined ? [root] : descendants(root)
  return (result) => {
    const results = resultsByNode(root, result)
    const scores = root.leaves.map((leaf) => {
      const own = results.get(leaf)
      return own?.ok === true ? own.score : (invalid ?? Number.NaN)
    })
    const { sum, shares } = division(root, scores, result, invalid)
    const parts = nodes.map((node): PartExplanation => {
      const own = results.get(node) ?? result
      const contribution = shares === undefined ? undefined : total(node.leaves.map((leaf) => shares[leaf.leaf] ?? 0))
      return {
        path: node.path,
        type: node.type,
        ...(node.name === undefined ? {} : { name: node.name }),
        isCombined: node.combine !== undefined,
        result: own,
        ...(contribution === undefined ? {} : { contribution }),
        counterfactuals: counterfactuals(root, node, own, scores, invalid),
      }
    })
    return { result, sum, parts }
  }
}

function descendants(node: ScoreNode): ScoreNode[] {
  return node.children.flatMap((child) => [child, ...descendants(child)])
}

/** The result of each node; below a failure that kept no parts, that failure. */
function resultsByNode(root: ScoreNode, result: GradeResult): Map<ScoreNode, GradeResult> {
  const results = new Map<ScoreNode, GradeResult>()
  const visit = (node: ScoreNode, own: GradeResult): void => {
    results.set(node, own)
    for (const child of node.children) visit(child, partOf(own, child))
  }
  visit(root, result)
  return results
}

function partOf(parent: GradeResult, { key }: ScoreNode): GradeResult {
  const { parts } = parent
  const part = parts !== undefined && Object.hasOwn(parts, key) ? parts[key] : undefined
  if (part !== undefined) return part
  if (!parent.ok) return unscored(parent.failure.code, parent.failure.message)
  throw new GraderkitError(
    'invalid_result',
    `The result has no part "${key}". Pass a result that this grader gave, with its parts.`,
  )
}

interface Division {
  readonly sum: ContributionSum
  /** What each leaf added, in the order of the leaves. */
  readonly shares?: readonly number[]
}

function division(root: ScoreNode, scores: readonly number[], result: GradeResult, invalid?: number): Division {
  if (!result.ok) return { sum: { ok: false, reason: 'The answer has no score, so there is nothing to divide.' } }
  if (scores.some(Number.isNaN))
    return { sum: { ok: false, reason: 'A part has no score, and what stood in its place is not known.' } }
  const given = totalScore(root, scores, invalid)
  if (Math.abs(given - result.score) > 1e-9 * Math.max(1, Math.abs(given)))
    throw new GraderkitError(
      'invalid_result',
      `The parts of the result give ${given}, and its score is ${result.score}. Pass a result that this grader gave.`,
    )
  const divided = divideScore(root, scores, invalid)
  if (divided === undefined)
    return { sum: { ok: false, reason: 'The formula has no finite value when some part is 0.' } }
  const { start, shares, isExact } = divided
  return { sum: { ok: true, start, isExact }, shares }
}

/** What the final score would be with this node at either end of its range; 0 and 1 stand for ends that it does not have. */
function counterfactuals(
  root: ScoreNode,
  node: ScoreNode,
  own: GradeResult,
  scores: readonly number[],
  invalid?: number,
): Counterfactual[] {
  const low = Number.isFinite(node.range.low) ? node.range.low : 0
  const high = Number.isFinite(node.range.high) ? node.range.high : 1
  return [...new Set([low, high])]
    .filter((score) => !(own.ok && own.score === score))
    .map((score) => {
      const changed = totalScore(root, scores, invalid, { node, score })
      return Number.isFinite(changed) ? { score, total: changed } : { score }
    })
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
