import type { Scope } from '../core/grader.ts'
import type { Json, JsonObject } from '../core/json.ts'
import type { ModelMessage } from '../core/ports.ts'
import type { Unscored } from '../core/result.ts'
import { type Message, textPart } from './message.ts'
import { parseTemplate } from './parse-template.ts'
import { renderer } from './render.ts'

/**
 * Makes a function that fills every template of a model grader's messages for one sample, or says which variable is
 * missing (`invalid_variable`). Text stays text; one part or a list of parts and strings becomes a list of parts.
 */
export function messageRenderer(messages: readonly Message[]): (scope: Scope) => readonly ModelMessage[] | Unscored {
  const fillers = messages.map(({ role, content }) => {
    if (typeof content === 'string') return { role, fill: filler(content) }
    const members: readonly (string | JsonObject)[] = Array.isArray(content) ? content : [content]
    return {
      role,
      fill: filler(members.map((member) => (typeof member === 'string' ? textPart(role, member) : member))),
    }
  })
  return (scope) => {
    const rendered: ModelMessage[] = []
    for (const { role, fill } of fillers) {
      const content = fill(scope)
      if (!content.ok) return content
      rendered.push({ role, content: content.value as ModelMessage['content'] }) // filling keeps the form: text, or a list of objects
    }
    return rendered
  }
}

type Filled = { readonly ok: true; readonly value: Json } | Unscored

/** Fills the strings of a JSON value, however deep; keys and other scalars stay. */
function filler(value: Json): (scope: Scope) => Filled {
  if (typeof value === 'string') {
    const render = renderer(parseTemplate(value).template)
    return (scope) => {
      const text = render(scope)
      return typeof text === 'string' ? { ok: true, value: text } : text
    }
  }
  if (typeof value !== 'object' || value === null) return () => ({ ok: true, value })
  const entries = Object.entries(value).map(([key, child]: [string, Json]) => ({ key, fill: filler(child) }))
  return (scope) => {
    const filled: [string, Json][] = []
    for (const { key, fill } of entries) {
      const next = fill(scope)
      if (!next.ok) return next
      filled.push([key, next.value])
    }
    return { ok: true, value: Array.isArray(value) ? filled.map(([, child]) => child) : Object.fromEntries(filled) }
  }
}
