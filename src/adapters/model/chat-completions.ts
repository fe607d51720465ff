import { isJsonObject, type Json, type JsonObject, ownValue } from '../../core/json.ts'
import type { ModelMessage, ModelReply, ModelRequest } from '../../core/ports.ts'
import { askedMessages } from './answer-form.ts'
import type { Concessions } from './concessions.ts'
import { messagePart } from './message-part.ts'
import type { ModelApi } from './model-api.ts'
import { replyReader } from './reply-account.ts'
import { valueAt } from './post-json.ts'

/** Chat Completions, as OpenAI's API reference of 2026-08 has it. */
export const chatCompletions: ModelApi = { path: '/chat/completions', write, read: replyReader(read) }

function write(request: ModelRequest, now: Concessions) {
  const { max_completions_tokens, ...sampling } = request.sampling
  const body = {
    model: request.model,
    messages: askedMessages(request, now.form).map((message) => chatMessage(message, now)),
    ...sampling,
    ...(max_completions_tokens === undefined
      ? {}
      : { [now.oldTokenName ? 'max_tokens' : 'max_completion_tokens']: max_completions_tokens }),
    ...responseFormat(request, now),
  }
  return { body, unsent: [] }
}

function responseFormat({ answer }: ModelRequest, { form }: Concessions): JsonObject {
  if (form === 'words') return {}
  if (form === 'object') return { response_format: { type: 'json_object' } }
  const { name, schema } = answer
  return { response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } } }
}

function chatMessage({ role, content }: ModelMessage, { oldRole }: Concessions): JsonObject {
  const sent = role === 'developer' && oldRole ? 'system' : role
  return { role: sent, content: typeof content === 'string' ? content : content.map(chatPart) }
}

/** The parts of grader messages are those of the Responses API; Chat Completions has names of its own. */
function chatPart(json: JsonObject): JsonObject {
  const part = messagePart(json)
  switch (part.kind) {
    case 'text':
      return { type: 'text', text: part.text }
    case 'image':
      return {
        type: 'image_url',
        image_url: { url: part.url, ...(part.detail === undefined ? {} : { detail: part.detail }) },
      }
    case 'audio':
      return { type: 'input_audio', input_audio: { data: part.data, format: part.format } }
  }
}

function read(body: JsonObject): ModelReply {
  const choice = valueAt(body, 'choices', 0)
  const message = valueAt(choice, 'message')
  if (!isJsonObject(message)) return { kind: 'server', message: 'The reply has no choices[0].message.', retry: {} }
  const finish = valueAt(choice, 'finish_reason')
  const refusal = ownValue(message, 'refusal')
  if (typeof refusal === 'string' && refusal !== '') return { kind: 'refusal', message: refusal }
  if (finish === 'content_filter')
    return { kind: 'filtered', message: filterWords(choice) ?? 'finish_reason is content_filter.' }
  if (finish === 'length') return { kind: 'truncated', message: lengthWords(body) }
  return { kind: 'text', text: contentText(ownValue(message, 'content')) }
}

/** Azure tells which filter stepped in. */
function filterWords(choice: Json | undefined): string | undefined {
  const results = valueAt(choice, 'content_filter_results')
  if (!isJsonObject(results)) return undefined
  const names = Object.keys(results).filter((name) => valueAt(results, name, 'filtered') === true)
  return names.length === 0 ? undefined : `finish_reason is content_filter, by the filters ${names.join(', ')}.`
}

function lengthWords(body: JsonObject): string {
  const tokens = valueAt(body, 'usage', 'completion_tokens')
  const after = typeof tokens === 'number' ? ` after ${tokens} tokens` : ''
  return `finish_reason is length${after}; raise max_completions_tokens.`
}

/** Text, or the text parts of a list; thoughts that a service sends as parts of their own are passed over. */
function contentText(content: Json | undefined): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((part: Json) => (isJsonObject(part) && typeof part['text'] === 'string' ? part['text'] : ''))
    .join('')
}
