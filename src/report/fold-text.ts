import { characterWidth } from './display-width.ts'
import { countText } from './numbers.ts'
import { safeText } from './safe-text.ts'

/** Foreign text on several lines: its own, broken to fit, as `safeText` shows each; what is beyond `most` lines is counted. */
export function foldText(text: string, columns: number, most: number): string[] {
  if (text === '') return ['(empty)']
  // More than fits, and far less than a text can have.
  const head = text.slice(0, 4 * columns * most)
  const lines = head
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .slice(0, most + 1)
    .flatMap((line) => broken(safeText(line, Number.POSITIVE_INFINITY), columns))
  if (lines.length <= most && head.length === text.length) return lines
  return [...lines.slice(0, most - 1), `… (${countText(text.length)} characters in all)`]
}

/** Breaks at the last space of a line, unless that would leave most of the line empty. */
function broken(line: string, columns: number): string[] {
  const lines: string[] = []
  let rest = line
  for (;;) {
    const end = fitting(rest, columns)
    if (end === rest.length) return [...lines, rest]
    const space = rest.lastIndexOf(' ', end)
    const cut = space > end / 2 ? space : end
    lines.push(rest.slice(0, cut))
    rest = rest.slice(cut === space ? cut + 1 : cut)
  }
}

/** How much of a text fits, in UTF-16 code units; at least one character, so that it ends. */
function fitting(text: string, columns: number): number {
  let used = 0
  let end = 0
  for (const character of text) {
    used += characterWidth(character)
    if (used > columns && end > 0) return end
    end += character.length
  }
  return end
}
