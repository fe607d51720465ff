import type { JsonObject } from '../../core/json.ts'
import type { ModelReply, ModelRequest } from '../../core/ports.ts'
import type { Concessions } from './concessions.ts'

/** One of the two wire forms of a question to a model. */
export interface ModelApi {
  readonly path: string
  /** The body, with everything that the request sets; `unsent` says what this form has no place for. */
  readonly write: (request: ModelRequest, now: Concessions) => WrittenBody
  /** Never throws, whatever the service sent. */
  readonly read: (body: JsonObject) => ModelReply
}

/** A request body. */
export interface WrittenBody {
  readonly body: JsonObject
  /** A sentence for each setting of the request that is not in it. */
  readonly unsent: readonly string[]
}
