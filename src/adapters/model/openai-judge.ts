import { GraderkitError } from '../../core/errors.ts'
import { type JsonObject, ownValue } from '../../core/json.ts'
import { modelShutdown } from '../../core/model-shutdowns.ts'
import type { ModelClient, ModelReply, ModelRequest, PortOptions } from '../../core/ports.ts'
import { jsonObjectsIn } from '../../core/spoken-json.ts'
import { chatCompletions } from './chat-completions.ts'
import { type Concessions, concede, conceded, noConcessions } from './concessions.ts'
import { messagePart } from './message-part.ts'
import type { ModelApi } from './model-api.ts'
import { type OpenaiConnection, opener, secretsOf } from './openai-connection.ts'
import { postJson } from './post-json.ts'
import { isFilterCode } from './reply-account.ts'
import { responses } from './responses.ts'
import type { ServiceFault } from './service-fault.ts'

/** How a judge is asked. */
export type JudgeOptions = OpenaiConnection & {
  /** Chat Completions, which every compatible service has, or Responses. */
  readonly api?: 'chat' | 'responses'
  /** For the whole of one reply; 300,000 when absent. */
  readonly timeoutMs?: number
  /** The longest reply that is read, in bytes; 8,000,000 when absent. */
  readonly longestReply?: number
}

/** A model client over the `openai` package. */
export interface OpenaiJudge extends ModelClient {
  /** Loads the package and checks the options; rejects with a `GraderkitError` that says what is missing. */
  ready(): Promise<void>
}

/**
 * Makes the port "model" from any OpenAI-compatible service. One attempt for each call: what may be tried again says so in
 * its reply. A parameter, a role or a form of the answer that the service refuses for a model is left out or mapped from
 * then on, and the reply's notes say so. Loads the optional peer `openai` (5 to 7) when it is first used.
 * Spec: sections 1.3 and 1.4.
 */
export function openaiJudge(options: JudgeOptions): OpenaiJudge {
  const chosen: ModelApi = options.api === 'responses' ? responses : chatCompletions
  const { timeoutMs = 300_000, longestReply = 8_000_000 } = options
  const open = opener(options, longestReply)
  const limits = { timeoutMs, longest: longestReply, secrets: secretsOf(options) }
  /** What was learnt of each model, by API and name. */
  const learnt = new Map<string, Concessions>()

  async function complete(request: ModelRequest, { signal }: PortOptions = {}): Promise<ModelReply> {
    const client = await open().catch(setupFault)
    if ('kind' in client) return client
    const api = chosen === responses && hasAudio(request) ? chatCompletions : chosen
    const switched = api === chosen ? [] : ['Chat Completions was asked, for the Responses API takes no audio.']
    const key = `${api.path} ${request.model}`
    for (;;) {
      const now = learnt.get(key) ?? noConcessions
      const written = api.write(request, now)
      const { body, notes } = conceded(written.body, now)
      const posted = await postJson(client, { path: api.path, body, ...limits, signal })
      const latest = learnt.get(key) ?? noConcessions
      if (!posted.ok) {
        // Another call may have learnt the same meanwhile.
        const next = latest === now ? concede(posted.fault, body, now) : latest
        if (next === undefined) return faultReply(posted.fault, request.model)
        learnt.set(key, next)
        continue
      }
      const reply = api.read(posted.value)
      if (now.form === 'schema' && reply.kind === 'text' && isUnforced(reply.text, request)) {
        // The schema was taken and not kept to, so the model has never been told the form.
        if (latest.form === 'schema') learnt.set(key, { ...latest, form: 'object', formRefused: unkept })
        continue
      }
      const all = [...switched, ...written.unsent, ...notes]
      return all.length === 0 ? reply : { ...reply, notes: all }
    }
  }

  return { complete, ready: async () => void (await open()) }
}

function hasAudio({ messages }: ModelRequest): boolean {
  return messages.some(
    ({ content }) => typeof content !== 'string' && content.some((part) => messagePart(part).kind === 'audio'),
  )
}

const unkept = 'the service took the schema and did not keep to it.'

/** A model that is forced by the schema writes its keys, if anything. */
function isUnforced(text: string, { answer }: ModelRequest): boolean {
  const required = ownValue(answer.schema, 'required')
  const keys = Array.isArray(required) ? required.map(String) : []
  const isAnswer = (object: JsonObject): boolean => keys.every((key) => Object.hasOwn(object, key))
  return text.trim() !== '' && !jsonObjectsIn(text).some(isAnswer)
}

/** No package, no key: told for each sample, and never as an outage that passes. */
function setupFault(error: unknown): ModelReply {
  if (error instanceof GraderkitError) return { kind: 'server', message: error.message }
  throw error
}

function faultReply({ message, status, codes, retry, timedOut }: ServiceFault, model: string): ModelReply {
  if (codes.some(isFilterCode)) return { kind: 'filtered', message }
  const gone = status === 404 ? modelShutdown(model) : undefined
  const why =
    gone === undefined ? '' : ` OpenAI shuts "${model}" down on ${gone.date} and recommends "${gone.replacement}".`
  return {
    kind: 'server',
    message: `${message}${why}`,
    ...(retry === undefined ? {} : { retry }),
    ...(timedOut === undefined ? {} : { timedOut }),
  }
}
