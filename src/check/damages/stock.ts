import { isJsonObject } from '../../core/json.ts'
import { answerText, changeTexts, containerIn } from '../answer-text.ts'
import type { Example } from '../subject.ts'
import type { Damage } from './damage.ts'

/** A damage takes at most so many steps: each is graded. */
const mostSteps = 8

/** JSON fields dropped one after another, the last field first. */
const droppedFields: Damage = {
  name: 'with one field after another dropped',
  steps: (example) =>
    damaged(example, (text) => {
      const value = containerIn(text)
      if (!isJsonObject(value)) return []
      const entries = Object.entries(value)
      return entries.map((_, dropped) =>
        JSON.stringify(Object.fromEntries(entries.slice(0, entries.length - dropped - 1))),
      )
    }),
}

/** Three quarters, half, a quarter and nothing of the text. */
const truncation: Damage = {
  name: 'with more and more of its end cut off',
  steps: (example) =>
    damaged(example, (text) => {
      const characters = Array.from(text)
      if (characters.length < 4) return []
      return [0.75, 0.5, 0.25, 0].map((share) => characters.slice(0, Math.floor(characters.length * share)).join(''))
    }),
}

/** One number after another made another one, up to all of them. */
const wrongNumbers: Damage = {
  name: 'with one number after another changed',
  steps: (example) =>
    damaged(example, (text) => {
      const count = [...text.matchAll(/\d+/gu)].length
      return stepsTo(count).map((changed) => {
        let seen = 0
        return text.replace(/\d+/gu, (number) => (seen++ < changed ? otherNumber(number) : number))
      })
    }),
}

/** One capitalised name after another replaced by one of another row's answer. */
const swappedNames: Damage = {
  name: 'with one name after another swapped for that of another row',
  needsOthers: true,
  steps: (example, others) =>
    damaged(example, (text) => {
      const own = namesIn(text)
      const foreign = others
        .flatMap((other) => namesIn(answerText(other.sample)?.text ?? ''))
        .filter((name) => !own.includes(name))
      if (foreign.length === 0) return []
      const replacements = new Map(own.map((name, index) => [name, foreign[index % foreign.length] ?? name]))
      return stepsTo(own.length).map((swapped) => {
        const names = new Set(own.slice(0, swapped))
        return changeTexts(text, (value) =>
          value.replace(name, (found) => (names.has(found) ? (replacements.get(found) ?? found) : found)),
        )
      })
    }),
}

/** The answer of another row in place of this one's. */
const otherAnswer: Damage = {
  name: 'with the answer to another row in its place',
  needsOthers: true,
  steps: ({ sample }, others) => {
    const own = answerText(sample)?.text
    const other = others.find((one) => answerText(one.sample)?.text !== own)
    return own === undefined || other === undefined ? [] : [other.sample]
  },
}

/** Runs of capitalised words. */
const name = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*(?![\p{L}\p{N}])/gu

/** The names in a text; in JSON, those in its values. */
function namesIn(text: string): string[] {
  const found = new Set<string>()
  changeTexts(text, (value) => {
    for (const [one] of value.matchAll(name)) found.add(one)
    return value
  })
  return [...found]
}

function damaged({ sample }: Example, steps: (text: string) => readonly string[]) {
  const answer = answerText(sample)
  if (answer === undefined) return []
  return steps(answer.text)
    .filter((text) => text !== answer.text)
    .map((text) => answer.with(text))
}

/** 1, 2, 3 … up to a count, or fewer and wider steps to a great one. */
function stepsTo(count: number): number[] {
  const steps = Math.min(count, mostSteps)
  return Array.from({ length: steps }, (_, index) => Math.round(((index + 1) * count) / steps))
}

/** Another number of as many digits, without a 0, which JSON could not have at its start. */
function otherNumber(number: string): string {
  return number.replace(/\d/gu, (digit) => String((Number(digit) + 7) % 10 || 7))
}

/** The stock of damages: each makes an answer worse step by step. */
export const damages = { droppedFields, truncation, wrongNumbers, swappedNames, otherAnswer }
