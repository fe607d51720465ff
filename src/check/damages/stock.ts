import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts'
import type { Example } from '../subject.ts'
import type { Damage } from './damage.ts'

/** JSON fields dropped one after another, the last field first. */
export const droppedFields: Damage = {
  name: 'with one field after another dropped',
  steps(example) {
    const value = objectOf(example)
    if (value === undefined) return []
    const entries = Object.entries(value)
    return entries.map((_, dropped) =>
      JSON.stringify(Object.fromEntries(entries.slice(0, entries.length - dropped - 1))),
    )
  },
}

/** Three quarters, half, a quarter and nothing of the text. */
export const truncation: Damage = {
  name: 'with more and more of its end cut off',
  steps(example) {
    const text = textOf(example)
    if (text === undefined || text.length < 4) return []
    const characters = Array.from(text)
    return [0.75, 0.5, 0.25, 0].map((share) => characters.slice(0, Math.floor(characters.length * share)).join(''))
  },
}

/** Every number made another one. */
export const wrongNumbers: Damage = {
  name: 'with its numbers changed',
  steps(example) {
    const text = textOf(example)
    if (text === undefined || !/\d/u.test(text)) return []
    return [text.replace(/\d/gu, (digit) => String((Number(digit) + 7) % 10 || 7))]
  },
}

/** The capitalised names replaced by those of another row's answer. */
export const swappedNames: Damage = {
  name: 'with its names swapped for those of another row',
  steps(example, others) {
    const text = textOf(example)
    const own = namesIn(text ?? '')
    const foreign = others.flatMap((other) => namesIn(textOf(other) ?? '')).filter((name) => !own.includes(name))
    const [replacement] = foreign
    if (text === undefined || own.length === 0 || replacement === undefined) return []
    return [
      own.reduce(
        (changed, name, index) => changed.replaceAll(name, foreign[index % foreign.length] ?? replacement),
        text,
      ),
    ]
  },
}

/** The answer of another row in place of this one's. */
export const otherAnswer: Damage = {
  name: 'replaced by the answer of another row',
  steps(example, others) {
    const text = textOf(example)
    const other = others.map(textOf).find((answer) => answer !== undefined && answer !== text)
    return other === undefined ? [] : [other]
  },
}

function textOf({ sample }: Example): string | undefined {
  return typeof sample === 'string' ? sample : undefined
}

function objectOf(example: Example): JsonObject | undefined {
  try {
    const value = JSON.parse(textOf(example) ?? '') as Json // JSON.parse gives JSON or throws
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Runs of capitalised words that do not start a sentence. */
function namesIn(text: string): string[] {
  return [
    ...new Set([...text.matchAll(/(?<=[\p{Ll},;:"(] ?)\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*/gu)].map(([name]) => name)),
  ]
}
