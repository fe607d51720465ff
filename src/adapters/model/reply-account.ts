import { isJsonObject, type JsonObject, ownValue } from '../../core/json.ts'
import type { ModelReply, ReplyAccount } from '../../core/ports.ts'
import type { ModelApi } from './model-api.ts'
import { wordsOf } from './service-fault.ts'

/** Reads what all bodies have: a failure in place of a reply, and the account beside either; `read` reads what is left. */
export function replyReader(read: (body: JsonObject) => ModelReply): ModelApi['read'] {
  return (body) => ({ ...(failedBody(body) ?? read(body)), ...replyAccount(body) })
}

/** The model and the tokens of a reply, where it names them. */
function replyAccount(body: JsonObject): ReplyAccount {
  const model = ownValue(body, 'model')
  const usage = ownValue(body, 'usage')
  return { ...(typeof model === 'string' ? { model } : {}), ...(isJsonObject(usage) ? { usage } : {}) }
}

/** Gateways, and the Responses API, tell of a failure in a body whose status is 200. */
export function failedBody(body: JsonObject): ModelReply | undefined {
  const error = ownValue(body, 'error')
  if (!isJsonObject(error)) return undefined
  const words = wordsOf(error) ?? JSON.stringify(error)
  const code = ownValue(error, 'code')
  if (typeof code === 'string' && isFilterCode(code)) return { kind: 'filtered', message: words }
  const isPassing = code === 'server_error' || code === 'rate_limit_exceeded' || code === 429 || Number(code) >= 500
  return { kind: 'server', message: words, ...(isPassing ? { retry: {} } : {}) }
}

/** The codes of a request that a content filter stopped, at OpenAI and at Azure. */
export function isFilterCode(code: string): boolean {
  return ['content_filter', 'content_policy_violation', 'ResponsibleAIPolicyViolation'].includes(code)
}
