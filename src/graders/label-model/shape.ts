import * as z from 'zod'
import { messageMistakes, messageShape } from '../../template/message-shape.ts'

/** What the JSON of a label model must look like. */
export const labelModelShape = /* @__PURE__ */ (() =>
  z.looseObject({
    type: z.literal('label_model'),
    name: z.string().optional(),
    model: z.string(),
    input: z.array(messageShape),
    labels: z.array(z.string()),
    passing_labels: z.array(z.string()),
  }))()

/** Names that people write, and the other chat formats. */
export const labelModelMistakes = {
  keys: {
    ...messageMistakes.keys,
    model_name: 'model',
    model_id: 'model',
    categories: 'labels',
    classes: 'labels',
    pass_labels: 'passing_labels',
    passing: 'passing_labels',
  },
  values: { role: messageMistakes.role },
  types: { input: messageMistakes.input },
}
