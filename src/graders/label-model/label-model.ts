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
import { checkLabels, type Labels } from './check-labels.ts'
import { readLabel } from './read-label.ts'

/** The wire JSON of a label model. */
export interface LabelModelSpec extends Spec, Labels {
  readonly type: 'label_model'
  readonly model: string
  readonly input: readonly Message[]
}

/** Asks a model for one of several labels and gives 1 or 0. Spec: section 1.4. */
export const labelModelKind = /* @__PURE__ */ defineGrader<LabelModelSpec>({
  type: 'label_model',
  summary: 'Asks a model for one of several labels and gives 1 or 0.',
  needs: () => ['model'],
  check: (spec) => [
    ...issuesAt(['model'], checkModel(spec.model)),
    ...issuesAt(['input'], checkMessages(spec.input)),
    ...checkLabels(spec),
  ],
  range: () => ({ low: 0, high: 1 }),
  compile(spec, { ports }) {
    const client = ports.model as ModelClient // compile() gives every port that needs() names
    const render = messageRenderer(spec.input)
    const request = { model: spec.model, answer: labelAnswer(spec.labels), sampling: {} }
    return async (scope) => {
      const messages = render(scope)
      if ('ok' in messages) return messages
      const reply = await client.complete({ ...request, messages }, portOptions(scope))
      scope.signal?.throwIfAborted()
      return readLabel(readModelAnswer(reply), spec, { model: spec.model, input: messages })
    }
  },
})

/**
 * Builds a label model: the port "model" answers the messages of `input`, templates filled, with one of `labels`; 1 when
 * it is among `passing_labels`, else 0. A missing variable gives the failure `invalid_variable`; a label that was not
 * offered `model_grader_parse`, a refusal `model_grader_refusal`, an outage `model_grader_server`. Spec: section 1.4.
 */
export function labelModel<const Given extends SpecInput<LabelModelSpec>>(
  spec: Given,
): Grader<Reads<TextsIn<Given, 'input'>, 'item'>, SampleRead<TextsIn<Given, 'input'>>, 'async'> {
  return { kind: labelModelKind, spec: { ...spec, type: 'label_model' } }
}

/** The hosted schema is not documented; this one is the score model's with a closed list of labels as result. Assumption U15. */
function labelAnswer(labels: readonly string[]) {
  const description = 'The one label that fits the answer best.'
  return { name: 'label_classification', schema: answerSchema({ type: 'string', enum: labels, description }) }
}
