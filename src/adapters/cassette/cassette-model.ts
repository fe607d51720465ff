import type { ModelClient, ModelReply, ModelRequest, PortOptions } from '../../core/ports.ts'
import { InFlight } from '../judging/in-flight.ts'
import { CassetteMissError } from './cassette-miss-error.ts'
import type { ModelEntry } from './entry.ts'
import { requestFingerprint } from './fingerprint.ts'
import type { Tape } from './tape.ts'

/** A model whose replies come from a cassette first. */
export function cassetteModel(tape: Tape, live: ModelClient | undefined): ModelClient {
  const underWay = new InFlight<ModelReply>(tape)
  return {
    async complete(request, options): Promise<ModelReply> {
      options?.signal?.throwIfAborted()
      const key = requestFingerprint(request, options?.repeat)
      const recorded = tape.lookUp(key)
      if (recorded !== undefined && 'reply' in recorded) return recorded.reply
      if (live === undefined || tape.mode === 'replay')
        throw new CassetteMissError(tape.reasons.ofRequest(request, options))
      return underWay.share(key, options?.signal, async () => {
        const reply = await live.complete(request, options)
        if (isAnswer(reply)) tape.add({ key, reply, ...askedAs(request, options) })
        return reply
      })
    },
  }
}

/** What a model said counts for ever; that its service was down does not. */
function isAnswer({ kind }: ModelReply): boolean {
  return kind !== 'server'
}

/** The request stands with its first reply; the replies to its repeats are counted. */
function askedAs(request: ModelRequest, options: PortOptions | undefined): Omit<ModelEntry, 'key' | 'reply'> {
  if (options?.repeat !== undefined && options.repeat > 0) return { repeat: options.repeat }
  // Nothing but what the fingerprint is made of.
  const { model, messages, answer, sampling } = request
  return { request: { model, messages, answer, sampling } }
}
