/** A model that its service shuts down. */
export interface ModelShutdown {
  /** `YYYY-MM-DD`, as the service announced it. */
  readonly date: string
  /** What the service recommends in its place. */
  readonly replacement: string
}

/** The day on which OpenAI's deprecations page said what stands below. */
export const shutdownsAsOf = '2026-10-28'

/** The models that hosted model graders could name, and the aliases and neighbours that public graders use. */
const shutdowns: ReadonlyMap<string, ModelShutdown> = /* @__PURE__ */ (() =>
  new Map([
    ...dated('2026-10-23', 'gpt-5.6-terra', ['gpt-3.5-turbo', 'gpt-3.5-turbo-0125', 'o4-mini', 'o4-mini-2025-04-16']),
    ...dated('2026-10-23', 'gpt-5.6-sol', ['gpt-4', 'gpt-4-0613', 'gpt-4-turbo', 'gpt-4-turbo-2024-04-09']),
    ...dated('2026-10-23', 'gpt-5.6-sol', [
      'gpt-4o-2024-05-13',
      'o1',
      'o1-2024-12-17',
      'o3-mini',
      'o3-mini-2025-01-31',
    ]),
    ...dated('2026-10-23', 'gpt-5.6-luna', ['gpt-4.1-nano', 'gpt-4.1-nano-2025-04-14']),
    ...dated('2026-12-11', 'gpt-5.6-sol', ['gpt-5', 'gpt-5-2025-08-07', 'o3', 'o3-2025-04-16']),
    ...dated('2026-12-11', 'gpt-5.6-terra', ['gpt-5-mini', 'gpt-5-mini-2025-08-07']),
    ...dated('2026-12-11', 'gpt-5.6-luna', ['gpt-5-nano', 'gpt-5-nano-2025-08-07']),
    ...dated('2027-01-14', 'gpt-6-luna', ['gpt-4o-2024-08-06', 'gpt-4o-2024-11-20', 'gpt-4o-mini-2024-07-18']),
    ...dated('2027-01-14', 'gpt-6-luna', ['gpt-4.1-2025-04-14', 'gpt-4.1-mini-2025-04-14']),
  ]))()

function dated(date: string, replacement: string, models: readonly string[]): [string, ModelShutdown][] {
  return models.map((model) => [model, { date, replacement }])
}

/**
 * The shutdown of a model of that name, past or announced; also of a fine-tuned one, which ends with its base. The table is
 * the same on every day: no clock is asked. Early grader names such as `ft-model-grader-gpt-4o-2024-08-06` count as well.
 * Source: OpenAI's deprecations page as of `shutdownsAsOf`; spec section 6.
 */
export function modelShutdown(model: string): ModelShutdown | undefined {
  const base = /^ft:([^:]+):/u.exec(model)?.[1] ?? model.replace(/^ft-(?:model-grader-)?/u, '')
  return shutdowns.get(model) ?? shutdowns.get(base)
}

/** Every model of the table. */
export function shutdownModels(): readonly (ModelShutdown & { readonly model: string })[] {
  return [...shutdowns].map(([model, shutdown]) => ({ model, ...shutdown }))
}
