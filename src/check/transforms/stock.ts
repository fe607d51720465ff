import type { Json } from '../../core/json.ts'
import type { Transform } from './transform.ts'

/** JSON keys in reverse order at every level. */
export const keyOrder: Transform = {
  name: 'with its JSON keys in reverse order',
  apply: (text) => throughJson(text, (value) => JSON.stringify(reversed(value))),
}

/** JSON indented by two spaces, or back on one line. */
export const jsonSpacing: Transform = {
  name: 'with other spacing in its JSON',
  apply: (text) =>
    throughJson(text, (value) => (text.includes('\n') ? JSON.stringify(value) : JSON.stringify(value, null, 2))),
}

/** Each run of spaces doubled. */
export const whiteSpace: Transform = {
  name: 'with doubled spaces',
  apply: (text) => changed(text, text.replace(/ +/gu, '  ')),
}

/** A line break at the end. */
export const trailingNewline: Transform = { name: 'with a line break at the end', apply: (text) => `${text}\n` }

/** All in capitals. */
export const upperCase: Transform = { name: 'in capitals', apply: (text) => changed(text, text.toUpperCase()) }

/** All in small letters. */
export const lowerCase: Transform = { name: 'in small letters', apply: (text) => changed(text, text.toLowerCase()) }

/** Letters and their marks as separate characters (Unicode NFD). */
export const unicodeForm: Transform = {
  name: 'in decomposed Unicode',
  apply: (text) => changed(text, text.normalize('NFD')),
}

/** The whole answer inside a Markdown code fence. */
export const codeFence: Transform = {
  name: 'in a code fence',
  apply: (text) => `\`\`\`${throughJson(text, () => 'json') ?? ''}\n${text}\n\`\`\``,
}

function changed(text: string, next: string): string | undefined {
  return next === text ? undefined : next
}

function throughJson(text: string, write: (value: Json) => string): string | undefined {
  try {
    const value = JSON.parse(text) as Json // JSON.parse gives JSON or throws
    return typeof value === 'object' && value !== null ? write(value) : undefined
  } catch {
    return undefined
  }
}

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, below]) => [key, reversed(below)] as const)
      .toReversed(),
  )
}
