import * as z from 'zod'

/** What the JSON of an endpoint grader must look like. */
export const endpointShape = /* @__PURE__ */ (() =>
  z.looseObject({
    type: z.literal('endpoint'),
    name: z.string().optional(),
    url: z.string(),
    headers: z.record(z.string(), z.string()).nullish(),
    rate_limit: z.number().positive().nullish(),
  }))()

/** Names that people write. */
export const endpointMistakes = {
  keys: { endpoint: 'url', uri: 'url', server_url: 'url', header: 'headers' },
}
