import type { ScoreRange } from '../../core/grader.ts'
import type { JsonObject } from '../../core/json.ts'
import type { ModelAnswer } from '../../core/model-answer.ts'
import { type GradeResult, scored, type Unscored, unscored } from '../../core/result.ts'

/**
 * Turns a model's answer into a score within `range`. What is not a finite number is `model_grader_parse`, never a 0:
 * the hosted 0 for it is a policy of that target.
 */
export function readScore(answer: ModelAnswer | Unscored, { low, high }: ScoreRange, asked: JsonObject): GradeResult {
  if (!answer.ok) {
    const { code, message, detail } = answer.failure
    return unscored(code, message, { ...asked, ...(detail as JsonObject | undefined) }) // readModelAnswer gives an object or nothing
  }
  const { result, account } = answer
  const detail = { ...asked, result, ...account }
  if (typeof result !== 'number' || !Number.isFinite(result)) {
    const shown = JSON.stringify(result)
    const value = shown.length > 200 ? `${shown.slice(0, 199)}…` : shown
    return unscored('model_grader_parse', `The model's result is ${value}, not a number.`, detail)
  }
  return scored(Math.min(Math.max(result, low), high), detail)
}
