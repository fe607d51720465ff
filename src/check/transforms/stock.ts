import type { Json } from '../../core/json.ts'
import { changeTexts, containerIn } from '../answer-text.ts'
import type { Transform } from './transform.ts'

/** JSON keys in reverse order at every level. */
const keyOrder: Transform = {
  name: 'with their JSON keys in reverse order',
  apply: (text) => throughJson(text, (value) => JSON.stringify(reversed(value))),
}

/** JSON indented by two spaces, or back on one line. */
const jsonSpacing: Transform = {
  name: 'with other spacing in their JSON',
  apply: (text) =>
    throughJson(text, (value) => (text.includes('\n') ? JSON.stringify(value) : JSON.stringify(value, null, 2))),
}

/** Each run of spaces doubled; in JSON, those in its values. */
const whiteSpace: Transform = {
  name: 'with doubled spaces',
  apply: (text) => eachText(text, (value) => value.replace(/ +/gu, '  ')),
}

/** A line break at the end. */
const trailingNewline: Transform = { name: 'with a line break at the end', apply: (text) => `${text}\n` }

/** All in capitals; in JSON, its values. */
const upperCase: Transform = {
  name: 'in capitals',
  apply: (text) => eachText(text, (value) => value.toUpperCase()),
}

/** All in small letters; in JSON, its values. */
const lowerCase: Transform = {
  name: 'in small letters',
  apply: (text) => eachText(text, (value) => value.toLowerCase()),
}

/** Letters and their marks as separate characters (Unicode NFD), or as one where they are separate (NFC). */
const unicodeForm: Transform = {
  name: 'in another Unicode form',
  apply: (text) => different(text, text.normalize('NFD')) ?? different(text, text.normalize('NFC')),
}

/** The whole answer inside a Markdown code fence. */
const codeFence: Transform = {
  name: 'in a code fence',
  apply: (text) => `\`\`\`${containerIn(text) === undefined ? '' : 'json'}\n${text}\n\`\`\``,
}

function different(text: string, next: string): string | undefined {
  return next === text ? undefined : next
}

/** Absent when no text changes, whatever the spacing of the JSON around them. */
function eachText(text: string, change: (value: string) => string): string | undefined {
  const next = changeTexts(text, change)
  return next === changeTexts(text, (value) => value) ? undefined : next
}

function throughJson(text: string, write: (value: Json) => string): string | undefined {
  const value = containerIn(text)
  return value === undefined ? undefined : different(text, write(value))
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

/** The stock of transforms: each changes how an answer is written, not what it says. */
export const transforms = {
  keyOrder,
  jsonSpacing,
  whiteSpace,
  trailingNewline,
  upperCase,
  lowerCase,
  unicodeForm,
  codeFence,
}
