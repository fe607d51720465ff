import type { ModelClient, ModelReply } from '../../core/ports.ts'
import { requestFingerprint } from '../cassette/fingerprint.ts'
import type { CallCounts } from './call-account.ts'
import { InFlight } from './in-flight.ts'
import type { MeteredAttempt, Perform } from './perform.ts'
import { estimatedTokens, readUsage } from './token-usage.ts'

/** A model that is asked within limits; a request that is under way is not sent again. */
export function limitedModel(live: ModelClient, perform: Perform, counts: CallCounts): ModelClient {
  const underWay = new InFlight<ModelReply>(counts)
  // What a reply usually takes, for calls whose cost is not known yet.
  let usualOutput = 500
  return {
    complete(request, options = {}) {
      const { signal, repeat } = options
      const ask = async (): Promise<MeteredAttempt<ModelReply>> => {
        const reply = await live.complete(request, options)
        const usage = readUsage(reply.usage)
        if (usage !== undefined) usualOutput += (usage.output - usualOutput) / 10
        const retry = reply.kind === 'server' ? reply.retry : undefined
        return { settle: () => reply, isFailure: reply.kind === 'server', retry, usage: reply.usage }
      }
      return underWay.share(requestFingerprint(request, repeat), signal, async () => {
        const estimate = estimatedTokens(request, Math.ceil(usualOutput))
        const reply = await perform({ model: request.model, estimate, signal }, ask)
        if (reply.kind === 'server') counts.failures++
        return reply
      })
    },
  }
}
