import { defineGrader, type Grader, type Spec, type SpecInput } from '../../core/grader.ts'
import { isJsonObject, type Json, type JsonObject, ownValue } from '../../core/json.ts'
import { type EndpointClient, type EndpointReply, portOptions } from '../../core/ports.ts'
import { type GradeResult, scored, unscored } from '../../core/result.ts'
import type { Sample, SampleInput } from '../../core/sample.ts'
import { checkAddress } from './check-address.ts'

/** The wire JSON of an endpoint grader. */
export interface EndpointSpec extends Spec {
  readonly type: 'endpoint'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>> | null
  /** At most so many requests a second. */
  readonly rate_limit?: number | null
}

/** Asks an HTTP service for a score. Spec: section 1.7. */
export const endpointKind = /* @__PURE__ */ defineGrader<EndpointSpec>({
  type: 'endpoint',
  summary: 'Posts sample and item to a URL, which answers with a score.',
  needs: () => ['endpoint'],
  check: (spec) => checkAddress(spec.url, spec.headers ?? {}),
  range: () => ({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }),
  compile(spec, { ports }) {
    const client = ports.endpoint as EndpointClient // compile() gives every port that needs() names
    const rateLimit = typeof spec.rate_limit === 'number' ? { rateLimit: spec.rate_limit } : {}
    const request = { url: spec.url, headers: { ...spec.headers }, ...rateLimit }
    return async (scope) => {
      const body = { sample: present(scope.sample), item: scope.item }
      const reply = await client.post({ ...request, body }, portOptions(scope))
      scope.signal?.throwIfAborted()
      return readReply(reply)
    }
  },
})

/**
 * Builds an endpoint grader: the port "endpoint" posts `{ sample, item }` to `url` and reads `{ "score": number }`, of any
 * size. Any other answer, and a service that cannot be reached, is the failure `other`. Spec: section 1.7.
 */
export function endpoint(spec: SpecInput<EndpointSpec>): Grader<object, SampleInput, 'async'> {
  return { kind: endpointKind, spec: { ...spec, type: 'endpoint' } }
}

function present(sample: Sample): JsonObject {
  return Object.fromEntries(Object.entries(sample).filter((entry): entry is [string, Json] => entry[1] !== undefined))
}

/** No hosted flag is made for endpoints, so both a wrong answer and an outage are the catch-all of the guide, `other`. */
function readReply(reply: EndpointReply): GradeResult {
  if (reply.kind === 'server') return unscored('other', `The endpoint could not grade: ${reply.message}`)
  const score = isJsonObject(reply.value) ? ownValue(reply.value, 'score') : undefined
  if (typeof score === 'number' && Number.isFinite(score)) return scored(score, reply.value)
  const text = JSON.stringify(reply.value)
  const shown = text.length > 200 ? `${text.slice(0, 199)}…` : text
  return unscored('other', `The endpoint must answer {"score": number}, and it answered ${shown}.`, reply.value)
}
