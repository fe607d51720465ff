import type { Columns } from '../columns.ts'

/** The answers to one prompt, as the strip shows them. */
export interface PromptGroup {
  readonly prompt: number
  readonly first: number
  /** The place behind its last answer. */
  readonly end: number
  readonly graded: number
  readonly failed: number
  /** Absent without a graded answer. */
  readonly mean?: number
  /** Standard deviation (n) of the graded answers; absent for fewer than two. */
  readonly spread?: number
  readonly isTied: boolean
}

/** The prompts of a report, in their order. */
export function promptGroups({ prompt, score }: Columns): PromptGroup[] {
  const groups: PromptGroup[] = []
  for (let first = 0; first < prompt.length; ) {
    let end = first
    while (end < prompt.length && prompt[end] === prompt[first]) end++
    groups.push(group(prompt[first] ?? 0, first, end, score))
    first = end
  }
  return groups
}

function group(prompt: number, first: number, end: number, column: Float64Array): PromptGroup {
  const scores = column.subarray(first, end).filter((score) => !Number.isNaN(score))
  const place = { prompt, first, end, graded: scores.length, failed: end - first - scores.length }
  if (scores.length === 0) return { ...place, isTied: false }
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  if (scores.length === 1) return { ...place, mean, isTied: false }
  const spread = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length)
  return { ...place, mean, spread, isTied: scores.every((score) => score === scores[0]) }
}
