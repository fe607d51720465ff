import { checkModel } from '../../core/check-model.ts'
import { defineGrader, type Grader, type Spec, type SpecInput } from '../../core/grader.ts'
import { issuesAt } from '../../core/issue.ts'
import { answerSchema, readModelAnswer } from '../../core/model-answer.ts'
import { type ModelClient, portOptions } from '../../core/ports.ts'
import { checkMessages } from '../../template/check-messages.ts'
import type { Message } from '../../template/message.ts'
import type { Reads, SampleRead } from '../../template/reads.ts'
import { messageRenderer } from '../../template/render-messages.ts'
import type { TextsIn } from '../../template/texts-in.ts'
import { readScore } from './read-score.ts'
import { checkSampling, type SamplingParams, setSampling } from './sampling.ts'
import { checkRange, scoreRange } from './score-range.ts'

/** The wire JSON of a score model. */
export interface ScoreModelSpec extends Spec {
  readonly type: 'score_model'
  readonly model: string
  readonly input: readonly Message[]
  /** The lowest and highest score; `[0, 1]` when absent. */
  readonly range?: readonly [low: number, high: number] | null
  readonly sampling_params?: SamplingParams | null
}

/** Asks a model for a score. Spec: section 1.3. */
export const scoreModelKind = /* @__PURE__ */ defineGrader<ScoreModelSpec>({
  type: 'score_model',
  summary: 'Asks a model for a score.',
  needs: () => ['model'],
  check: (spec) => [
    ...issuesAt(['model'], checkModel(spec.model)),
    ...issuesAt(['input'], checkMessages(spec.input)),
    ...issuesAt(['range'], checkRange(spec.range)),
    ...issuesAt(['sampling_params'], checkSampling(spec.sampling_params)),
  ],
  range: (spec) => scoreRange(spec.range),
  compile(spec, { ports }) {
    const client = ports.model as ModelClient // compile() gives every port that needs() names
    const render = messageRenderer(spec.input)
    const range = scoreRange(spec.range)
    const request = { model: spec.model, answer: scoreAnswer(range), sampling: setSampling(spec.sampling_params) }
    return async (scope) => {
      const messages = render(scope)
      if ('ok' in messages) return messages
      const reply = await client.complete({ ...request, messages }, portOptions(scope))
      scope.signal?.throwIfAborted()
      return readScore(readModelAnswer(reply), range, { model: spec.model, input: messages })
    }
  },
})

/**
 * Builds a score model: the port "model" answers the messages of `input`, templates filled, with steps and a `result`,
 * which is cut to `range` ([0, 1] when absent) and is the score. A missing variable gives the failure `invalid_variable`;
 * a reply without a number `model_grader_parse`, a refusal `model_grader_refusal`, an outage `model_grader_server`.
 * Spec: section 1.3.
 */
export function scoreModel<const Given extends SpecInput<ScoreModelSpec>>(
  spec: Given,
): Grader<Reads<TextsIn<Given, 'input'>, 'item'>, SampleRead<TextsIn<Given, 'input'>>, 'async'> {
  return { kind: scoreModelKind, spec: { ...spec, type: 'score_model' } }
}

/** The answer that the model is forced to give; the name is the one that public copies of the hosted prompt show. */
function scoreAnswer({ low, high }: { readonly low: number; readonly high: number }) {
  const description = `The score that the answer deserves, a number from ${low} to ${high}, both included.`
  return { name: 'float_score_classification', schema: answerSchema({ type: 'number', description }) }
}
