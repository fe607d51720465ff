import type { ScoreRange } from './grader.ts'
import type { JsonObject } from './json.ts'
import type { FailureCode, GradeResult } from './result.ts'
import type { SampleInput } from './sample.ts'

/** One answer with its result. */
export interface GradedSample {
  /** The row's id, where it has one. */
  readonly id?: string | number
  /** 1-based: the line of the row in its file, or its place in the list. */
  readonly row: number
  /** 0-based: the place of the answer among those of its row. */
  readonly sample: number
  readonly result: GradeResult
  /** What grading the same answer again gave; absent when it was graded once. */
  readonly again?: readonly GradeResult[]
  readonly expertScore?: number
  readonly input: SampleInput
  readonly item: JsonObject
}

/** Everything a run found. */
export interface Report {
  readonly summary: Summary
  readonly samples: readonly GradedSample[]
}

/** The numbers of a run. What rests on no score is absent: a mean of nothing is not 0. */
export interface Summary {
  /** Prompts read. */
  readonly rows: number
  /** Answers read. */
  readonly samples: number
  /** Answers with a score. */
  readonly graded: number
  /** Answers without a score, by the code of their failure. */
  readonly failed: Readonly<Partial<Record<FailureCode, number>>>
  readonly score?: ScoreSummary
  /** Each child of a multi, by its key. */
  readonly children: Readonly<Record<string, ChildSummary>>
  /** Absent when no prompt has two graded answers. */
  readonly withinPrompts?: WithinPrompts
  /** Absent when no answer has both a score and an expert score. */
  readonly experts?: ExpertAgreement
  /** Absent unless answers were graded several times. */
  readonly repeats?: RepeatSummary
  /** The scores that the grader can give at all. */
  readonly range: ScoreRange
}

/** The scores of a run. */
export interface ScoreSummary {
  readonly mean: number
  /** 95 % interval of the mean, with prompts as clusters; absent for fewer than two prompts. */
  readonly interval?: readonly [low: number, high: number]
  /** Standard deviation over all answers (n - 1); absent for a single one. */
  readonly deviation?: number
  readonly low: number
  readonly high: number
  readonly histogram: Histogram
}

/** Counts in bins of equal width; the last bin includes its upper end. */
export interface Histogram {
  readonly low: number
  readonly width: number
  readonly counts: readonly number[]
}

/** One child of a multi over all answers. */
export interface ChildSummary {
  readonly graded: number
  readonly failed: number
  readonly mean?: number
}

/** What training can tell apart: the spread among answers to one prompt. */
export interface WithinPrompts {
  /** Prompts with at least two graded answers. */
  readonly prompts: number
  /** The mean over prompts of the standard deviation (n) of their scores. */
  readonly deviation: number
  /** Prompts whose answers all have one score: they teach nothing. */
  readonly tied: number
}

/** What grading the same answers again shows of the grader. */
export interface RepeatSummary {
  /** How often each answer was graded. */
  readonly gradings: number
  /** Answers with at least two scores. */
  readonly answers: number
  /** Answers that were graded at one time and could not be at another. */
  readonly unsteady: number
  /** The standard deviation of the scores of one answer; absent when no answer has two. */
  readonly noise?: number
  /** The part of the variance within prompts that is noise, 0..1; absent when no prompt has two answers, or nothing varies. */
  readonly share?: number
  /** The fewest gradings whose mean has at most 20 % noise; absent without a share, and when no number is enough. */
  readonly enough?: number
}

/** How far scores and experts order the answers of a prompt alike. */
export interface ExpertAgreement {
  /** Pairs of answers to one prompt that the expert did not score alike. */
  readonly pairs: number
  /** The share of these pairs that the grader orders as the expert does; a tie counts half. 0.5 is chance. */
  readonly agreement: number
  /** The mean of |score - expert score| over all answers that have both. */
  readonly difference: number
}
