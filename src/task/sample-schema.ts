import type { JsonObject } from '../core/json.ts'

const text = { type: 'string' }
const call = {
  type: 'object',
  properties: {
    id: text,
    type: text,
    function: { type: 'object', properties: { name: text, arguments: text } },
  },
}
const list = (items: JsonObject): JsonObject => ({ type: 'array', items })

/** A sample as templates see it: `TaskSample` as JSON Schema, but for its `output_json`, which is the task's. */
export const sampleSchema: JsonObject = /* @__PURE__ */ (() => ({
  type: 'object',
  properties: {
    output_text: text,
    output_json: {},
    output_tools: list(call),
    output_audio: { type: ['object', 'null'], properties: { data: text, transcript: text } },
    output_reasoning_summary: { type: ['string', 'null'] },
    choices: list({
      type: 'object',
      properties: {
        index: { type: 'number' },
        finish_reason: text,
        message: {
          type: 'object',
          properties: { role: text, content: {}, refusal: {}, tool_calls: { ...list(call), type: ['array', 'null'] } },
        },
      },
    }),
    input_tools: list({ type: 'object' }),
    model: text,
  },
}))()
