import { type Json, type JsonObject, ownValue } from '../../core/json.ts'
import type { ModelMessage, ModelReply, ModelRequest } from '../../core/ports.ts'
import { askedMessages } from './answer-form.ts'
import type { Concessions } from './concessions.ts'
import { type MessagePart, messagePart } from './message-part.ts'
import type { ModelApi } from './model-api.ts'
import { replyReader } from './reply-account.ts'
import { valueAt } from './post-json.ts'

/** The Responses API, as OpenAI's API reference of 2026-08 has it. */
export const responses: ModelApi = { path: '/responses', write, read: replyReader(read) }

function write(request: ModelRequest, now: Concessions) {
  const { max_completions_tokens, reasoning_effort, seed, ...sampling } = request.sampling
  const body = {
    model: request.model,
    input: askedMessages(request, now.form).map((message) => inputMessage(message, now)),
    ...sampling,
    ...(max_completions_tokens === undefined ? {} : { max_output_tokens: max_completions_tokens }),
    ...(reasoning_effort === undefined ? {} : { reasoning: { effort: reasoning_effort } }),
    ...textFormat(request, now),
    // The service would keep the conversation otherwise.
    store: false,
  }
  return {
    body,
    unsent: seed === undefined ? [] : [`seed ${JSON.stringify(seed)} was not sent: the Responses API has none.`],
  }
}

function textFormat({ answer }: ModelRequest, { form }: Concessions): JsonObject {
  if (form === 'words') return {}
  if (form === 'object') return { text: { format: { type: 'json_object' } } }
  const { name, schema } = answer
  return { text: { format: { type: 'json_schema', name, strict: true, schema } } }
}

function inputMessage({ role, content }: ModelMessage, { oldRole }: Concessions): JsonObject {
  const sent = role === 'developer' && oldRole ? 'system' : role
  if (typeof content === 'string') return { role: sent, content }
  const parts = content.map(messagePart)
  // What the assistant said goes in as text: its parts would need the ids of a stored reply.
  if (role === 'assistant') return { role: sent, content: parts.map(partText).join('\n') }
  return { role: sent, content: parts.map(inputPart) }
}

function partText(part: MessagePart): string {
  return part.kind === 'text' ? part.text : ''
}

function inputPart(part: MessagePart): JsonObject {
  switch (part.kind) {
    case 'text':
      return { type: 'input_text', text: part.text }
    case 'image':
      return { type: 'input_image', image_url: part.url, detail: part.detail ?? 'auto' }
    case 'audio':
      return { type: 'input_audio', input_audio: { data: part.data, format: part.format } }
  }
}

function read(body: JsonObject): ModelReply {
  const output = ownValue(body, 'output')
  const parts = Array.isArray(output) ? output.flatMap((item: Json) => messageParts(item)) : []
  const refusal = parts.map((part) => valueAt(part, 'refusal')).find((words) => typeof words === 'string')
  if (typeof refusal === 'string') return { kind: 'refusal', message: refusal }
  const unfinished = valueAt(body, 'incomplete_details', 'reason')
  if (unfinished === 'content_filter')
    return { kind: 'filtered', message: 'the reply is incomplete for content_filter.' }
  const status = ownValue(body, 'status')
  if (status === 'incomplete') {
    const why = typeof unfinished === 'string' ? unfinished : 'a reason that is not told'
    return { kind: 'truncated', message: `the reply is incomplete for ${why}; raise max_completions_tokens.` }
  }
  const text = parts.map((part) => valueAt(part, 'text')).filter((said) => typeof said === 'string')
  if (!Array.isArray(output) || (status !== 'completed' && text.length === 0)) {
    const message = `The reply has ${Array.isArray(output) ? `the status ${JSON.stringify(status ?? null)} and no text` : 'no output'}.`
    return { kind: 'server', message, retry: {} }
  }
  return { kind: 'text', text: text.join('') }
}

function messageParts(item: Json): readonly Json[] {
  const content = valueAt(item, 'content')
  return valueAt(item, 'type') === 'message' && Array.isArray(content) ? content : []
}
