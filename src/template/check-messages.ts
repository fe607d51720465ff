import { type Issue, issuesAt } from '../core/issue.ts'
import { isJsonObject, type Json, type JsonObject, ownValue } from '../core/json.ts'
import { nearestName } from '../core/nearest.ts'
import type { Message } from './message.ts'
import { parseTemplate } from './parse-template.ts'

/** Deeper nesting than any content part has would exhaust the stack. */
const deepest = 16

/** The issues of a model grader's messages: none at all, odd parts, faulty templates. Paths start at the list. */
export function checkMessages(messages: readonly Message[]): Issue[] {
  if (messages.length === 0) {
    return [
      {
        code: 'invalid_value',
        severity: 'error',
        path: [],
        message: 'The list of messages is empty, so the model is asked nothing.',
        hint: 'Add one: {"role": "user", "content": "…"}.',
      },
    ]
  }
  return messages.flatMap(({ content }, index) => issuesAt([index, 'content'], checkContent(content)))
}

function checkContent(content: Message['content']): Issue[] {
  if (Array.isArray(content)) {
    return content.flatMap((member: Json, index) => issuesAt([index], checkMember(member)))
  }
  return checkMember(content as Json) // not a list, so text or one part; both are JSON
}

function checkMember(member: Json): Issue[] {
  const shape = isJsonObject(member) ? checkPart(member) : []
  return [...shape, ...checkStrings(member, 0)]
}

/** For each type of part: where its payload stands, and the payload's own keys when it is an object. */
const payloads: ReadonlyMap<string, { readonly key: string; readonly inside?: readonly string[] }> = new Map([
  ['input_text', { key: 'text' }],
  ['output_text', { key: 'text' }],
  ['input_image', { key: 'image_url' }],
  ['input_audio', { key: 'input_audio', inside: ['data', 'format'] }],
])

/** Names of other chat formats. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['text', 'input_text'],
  ['image', 'input_image'],
  ['image_url', 'input_image'],
  ['audio', 'input_audio'],
])

function checkPart(part: JsonObject): Issue[] {
  const type = ownValue(part, 'type')
  const listed = `The types of parts are ${[...payloads.keys()].join(', ')}.`
  if (type === undefined) return [fault('missing_key', [], 'The content part has no "type".', listed)]
  const payload = typeof type === 'string' ? payloads.get(type) : undefined
  if (payload === undefined) {
    const near =
      typeof type === 'string' ? (otherNames.get(type) ?? nearestName(type, [...payloads.keys()])) : undefined
    const hint = near === undefined ? listed : `Write "${near}".`
    return [fault('unknown_value', ['type'], `A content part cannot be of type ${shown(type)}.`, hint)]
  }
  const { key, inside } = payload
  const value = ownValue(part, key)
  if (value === undefined) {
    return [fault('missing_key', [], `The content part has no "${key}".`, `A part of this type carries it.`)]
  }
  if (inside === undefined) return typeof value === 'string' ? [] : [notText(key, value)]
  if (!isJsonObject(value)) {
    const hint = `Write {${inside.map((name) => `"${name}": "…"`).join(', ')}}.`
    return [fault('wrong_type', [key], `${key} is ${shown(value)}; it must be an object.`, hint)]
  }
  return inside.flatMap((name) => {
    const text = ownValue(value, name)
    if (typeof text === 'string') return []
    return [
      text === undefined
        ? fault('missing_key', [key], `The key "${name}" is missing.`)
        : fault('wrong_type', [key, name], `${name} is ${shown(text)}; it must be a string.`),
    ]
  })
}

function notText(key: string, value: Json): Issue {
  const isWrapped = isJsonObject(value) && typeof ownValue(value, 'url') === 'string'
  const hint = isWrapped ? `Write the text of "url" itself as ${key}.` : undefined
  return fault('wrong_type', [key], `${key} is ${shown(value)}; it must be a string.`, hint)
}

function checkStrings(value: Json, depth: number): Issue[] {
  if (typeof value === 'string') return [...parseTemplate(value).issues]
  if (typeof value !== 'object' || value === null) return []
  if (depth > deepest) return [fault('too_large', [], `A content part is nested more than ${deepest} levels deep.`)]
  return Object.entries(value).flatMap(([key, child]: [string, Json]) =>
    issuesAt([Array.isArray(value) ? Number(key) : key], checkStrings(child, depth + 1)),
  )
}

function shown(value: Json): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function fault(code: Issue['code'], path: Issue['path'], message: string, hint?: string): Issue {
  return { code, severity: 'error', path, message, ...(hint === undefined ? {} : { hint }) }
}
