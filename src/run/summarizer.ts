import type { ScoreRange } from '../core/grader.ts'
import type { ChildSummary, ExpertAgreement, ScoreSummary, Summary, WithinPrompts } from '../core/report.ts'
import type { FailureCode } from '../core/result.ts'
import { ClusterInterval } from '../stats/cluster-interval.ts'
import { groupSpread } from '../stats/group-spread.ts'
import { GrowingHistogram } from '../stats/growing-histogram.ts'
import { Moments } from '../stats/moments.ts'
import { OrderAgreement } from '../stats/order-agreement.ts'

/** As much of a result as a summary needs. */
export type Outcome =
  | { readonly ok: true; readonly score: number; readonly parts?: Readonly<Record<string, Outcome>> }
  | {
      readonly ok: false
      readonly failure: { readonly code: FailureCode }
      readonly parts?: Readonly<Record<string, Outcome>>
    }

/** Adds up the results of a run row by row, in constant memory however many rows there are. */
export class Summarizer {
  private readonly range: ScoreRange
  private readonly scores = new Moments()
  private readonly interval = new ClusterInterval()
  private readonly histogram: GrowingHistogram
  private readonly within = new Moments()
  private readonly order = new OrderAgreement()
  private readonly difference = new Moments()
  private readonly failed = new Map<FailureCode, number>()
  private readonly children = new Map<string, { failed: number; readonly scores: Moments }>()
  private rows = 0
  /** Answers so far. */
  samples = 0
  private tied = 0

  constructor(range: ScoreRange) {
    this.range = range
    this.histogram = new GrowingHistogram(range.low, range.high)
  }

  /** Adds the results of one prompt's answers, in their order, with the expert's scores where there are any. */
  add(results: readonly Outcome[], expertScores?: readonly (number | null)[]): void {
    this.rows++
    const scores: number[] = []
    const judged: number[] = []
    const experts: number[] = []
    for (let index = 0; index < results.length; index++) {
      const result = results[index]
      if (result === undefined) continue
      this.samples++
      this.addParts(result)
      if (!result.ok) {
        this.failed.set(result.failure.code, (this.failed.get(result.failure.code) ?? 0) + 1)
        continue
      }
      this.scores.add(result.score)
      this.histogram.add(result.score)
      scores.push(result.score)
      const expert = expertScores?.[index]
      if (typeof expert !== 'number') continue
      judged.push(result.score)
      experts.push(expert)
      this.difference.add(Math.abs(result.score - expert))
    }
    this.interval.add(scores)
    this.order.add(judged, experts)
    this.addSpread(scores)
  }

  /** The numbers so far. */
  summary(): Summary {
    const score = this.scoreSummary()
    const withinPrompts = this.withinPrompts()
    const experts = this.expertAgreement()
    return {
      rows: this.rows,
      samples: this.samples,
      graded: this.scores.count,
      failed: Object.fromEntries(this.failed),
      ...(score === undefined ? {} : { score }),
      children: Object.fromEntries([...this.children].map(([key, child]) => [key, childSummary(child)])),
      ...(withinPrompts === undefined ? {} : { withinPrompts }),
      ...(experts === undefined ? {} : { experts }),
      range: this.range,
    }
  }

  private addParts({ parts }: Outcome): void {
    if (parts === undefined) return
    for (const key in parts) {
      const part = parts[key]
      if (part === undefined) continue
      let child = this.children.get(key)
      if (child === undefined) {
        child = { failed: 0, scores: new Moments() }
        this.children.set(key, child)
      }
      if (part.ok) child.scores.add(part.score)
      else child.failed++
    }
  }

  private addSpread(scores: readonly number[]): void {
    const spread = groupSpread(scores)
    if (spread === undefined) return
    if (spread === 0) this.tied++
    this.within.add(spread)
  }

  private scoreSummary(): ScoreSummary | undefined {
    const { count, mean, deviation, low, high } = this.scores
    if (count === 0) return undefined
    const interval = this.boundedInterval()
    return {
      mean,
      ...(interval === undefined ? {} : { interval }),
      ...(deviation === undefined ? {} : { deviation }),
      low,
      high,
      histogram: this.histogram.histogram,
    }
  }

  /** No mean lies outside what the grader can give, however few prompts there are. */
  private boundedInterval(): readonly [low: number, high: number] | undefined {
    const { interval } = this.interval
    if (interval === undefined) return undefined
    const { low, high } = this.range
    return [
      Math.max(interval[0], Number.isNaN(low) ? interval[0] : low),
      Math.min(interval[1], Number.isNaN(high) ? interval[1] : high),
    ]
  }

  private withinPrompts(): WithinPrompts | undefined {
    const { count, mean } = this.within
    return count === 0 ? undefined : { prompts: count, deviation: mean, tied: this.tied }
  }

  private expertAgreement(): ExpertAgreement | undefined {
    const { agreement, pairs } = this.order
    return agreement === undefined ? undefined : { pairs, agreement, difference: this.difference.mean }
  }
}

function childSummary({ failed, scores }: { readonly failed: number; readonly scores: Moments }): ChildSummary {
  return scores.count === 0 ? { graded: 0, failed } : { graded: scores.count, failed, mean: scores.mean }
}
