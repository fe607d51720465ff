import type { PortName } from './ports.ts'
import type { Summary } from './report.ts'
import type { FailureCode, GradeResult } from './result.ts'
import type { SampleInput } from './sample.ts'

/** What a change of the grader does to the same answers. What rests on no answer is absent: a shift of nothing is not 0. */
export interface GraderDiff {
  /** The numbers of each grader over all answers. */
  readonly before: Summary
  readonly after: Summary
  /** Over the answers that both graded; absent when there are none. */
  readonly shift?: ScoreShift
  readonly moved: Moved
  readonly rankFlips: RankFlips
  readonly advantageFlips: AdvantageFlips
  readonly tied: TiedPrompts
  /** Answers that only the old grader could grade, by the code of their failure now. */
  readonly newlyFailing: Readonly<Partial<Record<FailureCode, number>>>
  /** Answers that only the new grader could grade. */
  readonly newlyGraded: number
  /** Absent when one of the graders has no parts, has too many, or its formula has no value where a part is 0. */
  readonly attribution?: Attribution
  /** Calls of what is outside the graders, per answer; a port that neither calls is absent. */
  readonly calls: Readonly<Partial<Record<PortName, BeforeAfter>>>
  /** The first few of each kind. */
  readonly lists: DiffLists
}

/** One number with the old grader and with the new one. */
export interface BeforeAfter {
  readonly before: number
  readonly after: number
}

/** How far the mean moved. */
export interface ScoreShift extends BeforeAfter {
  /** Answers that both graded. */
  readonly answers: number
  /** The mean of new score less old score. */
  readonly mean: number
  /** 95 % interval of that mean, paired by answer and with prompts as clusters; absent for fewer than two prompts. */
  readonly interval?: readonly [low: number, high: number]
}

/** Answers whose score differs. */
export interface Moved {
  readonly up: number
  readonly down: number
}

/** Pairs of answers to one prompt that the graders order the other way round; a tie on either side is no flip. */
export interface RankFlips {
  readonly pairs: number
  readonly flipped: number
  /** Prompts with at least one. */
  readonly prompts: number
  /** Flips of pairs that an expert scored apart; absent when there are none. */
  readonly experts?: FlipsByExperts
}

/** Whether flips bring the grader to the order of the experts. */
export interface FlipsByExperts {
  /** The new grader orders the pair as the expert does. */
  readonly toward: number
  /** The old one did. */
  readonly away: number
}

/** Answers on the other side of their prompt's mean: training pushed them up and now down, or the reverse. */
export interface AdvantageFlips {
  readonly answers: number
  readonly flipped: number
  /** Prompts with at least one. */
  readonly prompts: number
}

/** Prompts whose answers all have one score, and so teach nothing. */
export interface TiedPrompts extends BeforeAfter {
  /** Prompts with two answers or more that both graded. */
  readonly prompts: number
  /** Tied with the new grader only. */
  readonly newly: number
}

/** The shift of the mean as a sum: what each part adds, and what the formula gives when every part is 0. */
export interface Attribution {
  readonly constant: number
  readonly children: Readonly<Record<string, ChildAttribution>>
}

/** What one part adds to the shift of the mean. */
export type ChildAttribution =
  | { readonly change: 'added' | 'removed'; readonly total: number }
  | {
      readonly change: 'kept'
      readonly total: number
      /** Because the part itself scores otherwise, weighed by the old formula. */
      readonly byScores: number
      /** Because the formula weighs it otherwise. */
      readonly byFormula: number
    }

/** An answer with its results from both graders. */
export interface DiffedSample {
  readonly id?: string | number
  /** 1-based: the line of the row in its file, or its place in the list. */
  readonly row: number
  /** 0-based. */
  readonly sample: number
  readonly input: SampleInput
  readonly expertScore?: number
  readonly before: GradeResult
  readonly after: GradeResult
}

/** Two answers to one prompt: the old grader has `first` above `second`, the new one below. */
export interface FlippedPair {
  readonly first: DiffedSample
  readonly second: DiffedSample
}

/** An answer and its distance from the mean of its prompt. */
export interface FlippedAdvantage {
  readonly sample: DiffedSample
  readonly advantage: BeforeAfter
}

/** Examples, the clearest first. */
export interface DiffLists {
  readonly moved: readonly DiffedSample[]
  readonly rankFlips: readonly FlippedPair[]
  readonly advantageFlips: readonly FlippedAdvantage[]
  readonly newlyFailing: readonly DiffedSample[]
  readonly newlyGraded: readonly DiffedSample[]
}
