import type { JsonObject } from '../../core/json.ts'
import type { ModelMessage, ModelRequest } from '../../core/ports.ts'
import type { AnswerForm } from './concessions.ts'

/** The messages, with the form of the answer in words at the end of the last turn where no schema forces it. */
export function askedMessages({ messages, answer }: ModelRequest, form: AnswerForm): readonly ModelMessage[] {
  if (form === 'schema') return messages
  const words = `Answer with one JSON object and nothing else. It must have this JSON Schema:\n${JSON.stringify(answer.schema)}`
  const last = messages.at(-1)
  // Some chat templates refuse two turns of the user in a row, or a system message that is not the first.
  if (last?.role !== 'user') return [...messages, { role: 'user', content: words }]
  const { content } = last
  const part: JsonObject = { type: 'input_text', text: words }
  const asked = typeof content === 'string' ? `${content}\n\n${words}` : [...content, part]
  return [...messages.slice(0, -1), { role: 'user', content: asked }]
}
