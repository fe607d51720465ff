import type { Json, JsonObject } from './json.ts'

/** The name of something outside that a grader may need. */
export type PortName = keyof Ports

/** The world as graders see it. Adapters implement these; tests pass fakes; nothing is global. */
export interface Ports {
  readonly model?: ModelClient
  readonly embedding?: Embedder
  readonly python?: PythonRunner
  readonly endpoint?: EndpointClient
}

/** Asks a language model for an answer in JSON of a given schema. */
export interface ModelClient {
  complete(request: ModelRequest, options?: PortOptions): Promise<ModelReply>
}

/** One question to a model, with every template already rendered. */
export interface ModelRequest {
  readonly model: string
  readonly messages: readonly ModelMessage[]
  /** The name and JSON Schema of the answer that the model is forced to give. */
  readonly answer: { readonly name: string; readonly schema: JsonObject }
  /** What the grader sets, under the wire's names (`max_completions_tokens`); what it leaves open is absent. */
  readonly sampling: JsonObject
}

/** A chat message; content parts keep the wire form (`input_text`, `input_image`, …). A type, so that it is also JSON. */
export type ModelMessage = {
  readonly role: string
  readonly content: string | readonly JsonObject[]
}

/** What came back: text that should hold the JSON answer, or why there is none. */
export type ModelReply =
  | ({ readonly kind: 'text'; readonly text: string } & ReplyAccount)
  | ({ readonly kind: UnansweredKind; readonly message: string } & ReplyAccount)
  | ({ readonly kind: 'server'; readonly message: string } & Outage & ReplyAccount)

/** The model was asked and gave no answer: it refused, it ran into its token limit, or a content filter stepped in. */
export type UnansweredKind = 'refusal' | 'truncated' | 'filtered'

/** What a reply of any kind may tell of itself: a refusal costs tokens too. */
export interface ReplyAccount {
  /** The model that replied, as the service names it. */
  readonly model?: string
  /** The tokens, as the wire spells them. */
  readonly usage?: Json
  /** What was done otherwise than asked, a sentence each: a parameter left out, a schema put into words. */
  readonly notes?: readonly string[]
}

/** More about a service that did not do its work. */
export interface Outage {
  /** Present where trying again may help. */
  readonly retry?: RetryAdvice
  /** Nothing whole came back within the time limit. */
  readonly timedOut?: boolean
}

/** When to try again: after so many milliseconds, where the service says. */
export interface RetryAdvice {
  readonly afterMs?: number
}

/** Turns texts into vectors, all of one length. */
export interface Embedder {
  /** Names the model in results, so that no one reads a stand-in as the real thing. */
  readonly id: string
  /** Rejects with an `EmbedderError` when the service gives no vectors, and with the signal's reason on an abort. */
  embed(texts: readonly string[], options?: PortOptions): Promise<readonly ArrayLike<number>[]>
}

/** Runs a Python grader's `grade(sample, item)`. */
export interface PythonRunner {
  run(call: PythonCall, options?: PortOptions): Promise<PythonReply & PythonNotes>
}

/** What a runtime says of a call beside its reply. */
export interface PythonNotes {
  /** How far the grader was kept apart from this machine, in a word of the runtime: `bubblewrap`, `namespaces`, `none`. */
  readonly isolation?: string
  /** What the call printed, when that was asked for and there was any. */
  readonly prints?: string
}

/** One call of a Python grader. */
export interface PythonCall {
  readonly source: string
  readonly sample: JsonObject
  readonly item: JsonObject
  /** The sandbox image that the grader asks for; absent for the default one. */
  readonly imageTag?: string
}

/**
 * What the call gave: any JSON value; a value that JSON cannot hold, such as NaN; an exception of the grader; or a failure
 * of the sandbox, its time limit among them.
 */
export type PythonReply =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'not_a_number'; readonly message: string }
  | { readonly kind: 'exception'; readonly message: string; readonly traceback?: string }
  | { readonly kind: 'server'; readonly message: string }

/** Posts a sample to a grading endpoint. */
export interface EndpointClient {
  post(request: EndpointRequest, options?: PortOptions): Promise<EndpointReply>
}

/** One request to a grading endpoint. */
export interface EndpointRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: JsonObject
  /** At most so many requests a second to this url. */
  readonly rateLimit?: number
}

/** The JSON body that came back, or why there is none. */
export type EndpointReply =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'server'; readonly message: string }

/** What every port call may carry. */
export interface PortOptions {
  readonly signal?: AbortSignal
  /** Which grading of the same answer this is, from 0; absent for the first. A request that is repeated is another one. */
  readonly repeat?: number
}

/** The options for a port call made while grading: the abort signal and the number of the repeat, when there are any. */
export function portOptions({ signal, repeat }: PortOptions): PortOptions {
  if (repeat === undefined) return signal === undefined ? {} : { signal }
  return signal === undefined ? { repeat } : { signal, repeat }
}
