import type { Issue } from './issue.ts'
import { modelShutdown, shutdownsAsOf } from './model-shutdowns.ts'

/** Warns of a model that OpenAI shuts down, with what replaces it; a service of one's own may have it all the same. */
export function checkModel(model: string): Issue[] {
  const shutdown = modelShutdown(model)
  if (shutdown === undefined) return []
  const { date, replacement } = shutdown
  return [
    {
      code: 'model_shutdown',
      severity: 'warning',
      path: [],
      message: `OpenAI shuts "${model}" down on ${date} (known as of ${shutdownsAsOf}).`,
      hint: `It recommends "${replacement}"; --judge-model "${model}=${replacement}" asks that one and leaves the grader as it is.`,
    },
  ]
}
