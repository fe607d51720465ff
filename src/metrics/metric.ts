/** The names that `evaluation_metric` takes in the dialect. */
export const metricFamilies = [
  'cosine',
  'fuzzy_match',
  'bleu',
  'gleu',
  'meteor',
  'rouge_1',
  'rouge_2',
  'rouge_3',
  'rouge_4',
  'rouge_5',
  'rouge_l',
] as const

/** A name that `evaluation_metric` takes in the dialect. */
export type MetricFamily = (typeof metricFamilies)[number]

/** Compares a candidate (the model's text) with a reference (the right text); both as they are, nothing trimmed. */
export type Compare = (candidate: string, reference: string) => number

/** A text metric as the registry, the reference pages and `text_similarity` see it. */
export interface Metric {
  /** The `evaluation_metric` under which a grader names it. */
  readonly family: MetricFamily
  /** The `variant` under which a grader names it; absent for the definition that the dialect itself means. */
  readonly variant?: string
  /** The name of the plain function in `graderkit/metrics`. */
  readonly name: string
  /** One sentence: what it measures. */
  readonly summary: string
  /** Library, version and call that define its numbers. */
  readonly authority: string
  /** Whether exchanging candidate and reference always gives the same number. */
  readonly symmetric: boolean
  /** What a text scores against itself, in words, with its exceptions. */
  readonly identical: string
  /** The lowest and highest score it can give. */
  readonly range: readonly [low: number, high: number]
  readonly compare: Compare
  /** Does the work that depends on the reference once; same numbers as `compare`. For one reference against a group of candidates. */
  readonly prepare?: (reference: string) => (candidate: string) => number
}
