import { displayWidth, padColumns } from './display-width.ts'
import type { Look } from './look.ts'
import { counted, countText, scoreText } from './numbers.ts'
import { safeText } from './safe-text.ts'
import { endText, placeOn, type Scale } from './scale.ts'

/** The scores of the answers to one prompt. */
export interface PromptScores {
  readonly id?: string | number
  readonly row: number
  readonly scores: readonly number[]
  /** Answers without a score. */
  readonly failed: number
  /** Standard deviation (n) of the scores; 0 when all tie. Absent for fewer than two scores. */
  readonly deviation?: number
}

/** Columns of the names of prompts, at most. */
const widestName = 28

/**
 * Prompts as strips from the lowest score to the highest, each answer a dot: `•` for one, a digit for several in one place and `+`
 * for more than nine. A prompt whose answers all tie is one place only, and is told.
 */
export function promptLines(
  prompts: readonly PromptScores[],
  all: number,
  scale: Scale,
  { columns, paint }: Look,
): string[] {
  if (prompts.length === 0) return []
  const names = prompts.map(({ id, row }) => safeText(id === undefined ? `row ${row}` : String(id), widestName))
  const width = Math.max(...names.map(displayWidth))
  const notes = prompts.map(noteOf)
  const strip = Math.max(
    10,
    Math.min(60, columns - 2 - width - 4 - Math.max(...notes.map(({ text }) => text.length)) - 1),
  )
  const low = endText(scale.low)
  const high = endText(scale.high)
  const ends = `${low}${' '.repeat(Math.max(1, strip - low.length - high.length))}${high}`
  const title =
    prompts.length < all
      ? `Prompts with the least spread (${countText(prompts.length)} of ${countText(all)})`
      : 'Prompts'
  return [
    '',
    paint.bold(title),
    paint.dim(`  ${' '.repeat(width)}   ${ends}  spread`),
    ...prompts.map(({ scores }, index) => {
      const { text, isTied } = notes[index] ?? { text: '', isTied: false }
      const dots = stripOf(scores, scale, strip)
      const colour = isTied ? paint.yellow : paint.cyan
      return `  ${padColumns(names[index] ?? '', width)}  ▕${colour(dots)}▏ ${isTied ? paint.yellow(text) : text}`
    }),
  ]
}

/** The spread in words, and how many answers have no score. */
function noteOf({ scores, failed, deviation }: PromptScores): { readonly text: string; readonly isTied: boolean } {
  const lost = failed === 0 ? '' : counted(failed, 'failed', 'failed')
  const isTied = deviation === 0
  const spread =
    scores.length === 0 ? '' : deviation === undefined ? 'one score' : isTied ? 'all tied' : scoreText(deviation)
  return { text: [spread, lost].filter((part) => part !== '').join(', '), isTied }
}

function stripOf(scores: readonly number[], scale: Scale, columns: number): string {
  const cells = Array.from({ length: columns }, () => 0)
  for (const score of scores) {
    const at = Math.round(placeOn(scale, score) * (columns - 1))
    cells[at] = (cells[at] ?? 0) + 1
  }
  return cells.map(dot).join('')
}

function dot(count: number): string {
  if (count === 0) return ' '
  if (count === 1) return '•'
  return count > 9 ? '+' : String(count)
}
