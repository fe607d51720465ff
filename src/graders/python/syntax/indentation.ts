import { SyntaxFault } from './syntax-fault.ts'

/** Columns of an indentation: tabs to the next multiple of 8, and each as one, as CPython measures them. */
interface Width {
  readonly columns: number
  readonly characters: number
}

/** The indentations that are open, from the outermost; the first one is 0. */
export type Levels = readonly Width[]

/** No indentation. */
export const noLevels: Levels = [{ columns: 0, characters: 0 }]

/** CPython's own limit. */
const mostLevels = 100

/** Compares a line's indentation with the open ones: gives the levels after it. Throws `SyntaxFault` when it fits none. */
export function levelsAfter(levels: Levels, indentation: string, start: number): Levels {
  const width = widthOf(indentation)
  const place = { start, end: start + indentation.length }
  const last = levels.at(-1) ?? { columns: 0, characters: 0 }
  if (width.columns === last.columns) {
    if (width.characters !== last.characters) throw mixed(place)
    return levels
  }
  if (width.columns > last.columns) {
    if (width.characters <= last.characters) throw mixed(place)
    if (levels.length >= mostLevels) throw new SyntaxFault('the lines are indented too many levels deep', place)
    return [...levels, width]
  }
  const kept = levels.filter((level) => level.columns <= width.columns)
  const match = kept.at(-1)
  if (match?.columns !== width.columns)
    throw new SyntaxFault(
      'the line is indented like none of the lines above that it could belong to',
      place,
      'Indent it exactly like the line that it follows.',
    )
  if (match.characters !== width.characters) throw mixed(place)
  return kept
}

function widthOf(indentation: string): Width {
  let columns = 0
  let characters = 0
  for (const sign of indentation) {
    if (sign === '\f') columns = characters = 0
    else {
      columns = sign === '\t' ? columns + 8 - (columns % 8) : columns + 1
      characters++
    }
  }
  return { columns, characters }
}

function mixed(place: { readonly start: number; readonly end: number }): SyntaxFault {
  return new SyntaxFault(
    'tabs and spaces are mixed so that the indentation depends on the width of a tab',
    place,
    'Indent with spaces only.',
  )
}
