import type { ModelClient } from '../../core/ports.ts'

/** Which model is asked in place of which: `{ "o3-2025-04-16": "my-judge" }`; `*` stands for every model without a line. */
export type ModelSubstitutions = Readonly<Record<string, string>>

/**
 * A model client that asks other models than the graders name, so that an archived grader runs as it is. One step, no
 * chains: with `a` to `b` and `b` to `c`, a grader that names `a` is judged by `b`. The reply's notes tell of it.
 */
export function substituteModels(client: ModelClient, table: ModelSubstitutions): ModelClient {
  return {
    async complete(request, options) {
      const model = substituteOf(request.model, table)
      if (model === request.model) return client.complete(request, options)
      const reply = await client.complete({ ...request, model }, options)
      return { ...reply, notes: [`${model} was asked in place of ${request.model}.`, ...(reply.notes ?? [])] }
    },
  }
}

function substituteOf(model: string, table: ModelSubstitutions): string {
  for (const key of [model, '*']) if (Object.hasOwn(table, key)) return table[key] ?? model
  return model
}
