import type { JsonObject } from '../../core/json.ts'
import type { ModelAnswer } from '../../core/model-answer.ts'
import { type GradeResult, scored, type Unscored, unscored } from '../../core/result.ts'
import type { Labels } from './check-labels.ts'

/** Turns a model's answer into the number of its label; a label that was never offered is `model_grader_parse`. */
export function readLabel(
  answer: ModelAnswer | Unscored,
  { labels, passing_labels }: Labels,
  asked: JsonObject,
): GradeResult {
  if (!answer.ok) {
    const { code, message, detail } = answer.failure
    return unscored(code, message, { ...asked, ...(detail as JsonObject | undefined) }) // readModelAnswer gives an object or nothing
  }
  const { result, account } = answer
  const detail = { ...asked, result, ...account }
  if (typeof result === 'string' && labels.includes(result)) {
    return scored(labelScore(passing_labels.includes(result)), detail)
  }
  const shown = JSON.stringify(result)
  const value = shown.length > 200 ? `${shown.slice(0, 199)}…` : shown
  return unscored('model_grader_parse', `The model's label is ${value}, and it had ${labels.join(', ')}.`, detail)
}

/** A passing label counts 1 and any other 0; the number that a service gives a label is not documented. Assumption U15. */
function labelScore(passes: boolean): number {
  return passes ? 1 : 0
}
