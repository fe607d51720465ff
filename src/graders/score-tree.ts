import type { Grader, ScoreRange } from '../core/grader.ts'
import { rangeOf } from './range-of.ts'

/** A grader as its score sees it: a leaf that gives one, or a formula over its children. */
export interface ScoreNode {
  readonly key: string
  readonly path: readonly string[]
  readonly type: string
  readonly name: string | undefined
  readonly range: ScoreRange
  /** Absent for a leaf. */
  readonly combine: ((scores: readonly number[]) => number) | undefined
  readonly children: readonly ScoreNode[]
  /** The leaves below it, or itself. */
  readonly leaves: readonly ScoreNode[]
  /** The place of a leaf among all leaves; -1 for what is none. */
  readonly leaf: number
}

/** The tree of a grader, with every formula prepared and every leaf numbered. */
export function scoreTree(grader: Grader<never, never>): ScoreNode {
  let leaves = 0
  const visit = (own: Grader<never, never>, key: string, path: readonly string[]): ScoreNode => {
    const { kind, spec } = own
    const common = { key, path, type: kind.type, name: spec.name, range: rangeOf(own) }
    const combine = kind.combine?.(spec)
    if (combine === undefined) {
      const below: ScoreNode[] = []
      const leaf: ScoreNode = { ...common, combine, children: [], leaves: below, leaf: leaves++ }
      below.push(leaf)
      return leaf
    }
    const children = Object.entries(own.children ?? {}).map(([name, child]) => visit(child, name, [...path, name]))
    return { ...common, combine, children, leaves: children.flatMap((child) => child.leaves), leaf: -1 }
  }
  return visit(grader, '', [])
}

/**
 * The score of the whole tree for these scores of its leaves, one node's score changed if asked; NaN when there is none. What
 * has no score counts as `invalid`, where that is given, as in `compile`.
 */
export function totalScore(
  root: ScoreNode,
  scores: readonly number[],
  invalid?: number,
  changed?: { readonly node: ScoreNode; readonly score: number },
): number {
  const visit = (node: ScoreNode): number => {
    if (node === changed?.node) return changed.score
    if (node.combine === undefined) return scores[node.leaf] ?? Number.NaN
    const below: number[] = []
    for (const child of node.children) {
      const score = visit(child)
      const counted = Number.isFinite(score) ? score : invalid
      // NaN to the power of 0 is 1: a formula must not see what has no score.
      if (counted === undefined) return Number.NaN
      below.push(counted)
    }
    return node.combine(below)
  }
  return visit(root)
}
