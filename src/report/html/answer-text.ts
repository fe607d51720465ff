import type { ScoreExplanation } from '../../core/explanation.ts'
import { isJsonObject, type Json, ownValue } from '../../core/json.ts'
import type { GradedSample } from '../../core/report.ts'
import type { SampleInput } from '../../core/sample.ts'
import type { AnswerText, PartEvidence } from './report-data.ts'

/** Characters of one text that a report keeps. */
const longest = 50_000

/** Digits of a contribution: more than a picture can show. */
const digits = 6

/** One answer and its evidence as JSON text for a report; what is nested too deeply to be written is left out and named. */
export function answerJson(graded: GradedSample, item: number, { sum, parts }: ScoreExplanation): string {
  const { id, row, sample, input } = graded
  const place = { ...(id === undefined ? {} : { id }), row, sample, item }
  const start = sum.ok ? rounded(sum.start) : sum.reason
  const evidence = parts.map(({ result, contribution, counterfactuals }): PartEvidence => {
    const detail = result.ok ? result.detail : result.failure.detail
    return {
      ...(detail === undefined ? {} : { detail }),
      ...(result.ok ? {} : { failure: { code: result.failure.code, message: result.failure.message } }),
      ...(contribution === undefined ? {} : { contribution: rounded(contribution) }),
      counterfactuals: counterfactuals.map(({ score, total }) => ({
        score,
        ...(total === undefined ? {} : { total: rounded(total) }),
      })),
    }
  })
  const text: AnswerText = { ...place, answer: input as Json, start, evidence } // JSON, or written as such below
  return (
    shortJson(text) ??
    JSON.stringify({
      ...text,
      answer: unshowable,
      evidence: evidence.map(({ detail, ...rest }) => (detail === undefined ? rest : { ...rest, detail: unshowable })),
    })
  )
}

/** A row's item as JSON text. */
export function itemJson(item: object): string {
  return shortJson(item) ?? '{}'
}

/** Characters of the answer's text; of its JSON where the text is empty, as beside tool calls. */
export function answerLength(input: SampleInput): number {
  if (typeof input === 'string') return input.length
  const text = isJsonObject(input) ? ownValue(input, 'output_text') : undefined
  return typeof text === 'string' && text !== '' ? text.length : (shortJson(input)?.length ?? 0)
}

const unshowable = '(nested too deeply to be shown)'

/** JSON with long texts cut; `undefined` for what cannot be written: too deep, or a circle. */
function shortJson(value: unknown): string | undefined {
  try {
    // Looking at every text by itself takes several times as long, and hardly any text needs it.
    const json = JSON.stringify(value)
    return json.length <= longest ? json : cutJson(value)
  } catch {
    return cutJson(value)
  }
}

function cutJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_key, inner: unknown) => {
      if (typeof inner === 'bigint') return String(inner)
      if (typeof inner !== 'string' || inner.length <= longest) return inner
      return `${inner.slice(0, longest)}… (cut here; ${inner.length} characters in all)`
    })
  } catch {
    return undefined
  }
}

function rounded(number: number): number {
  return Number.isInteger(number) ? number : Number(number.toPrecision(digits))
}
