import { safeText } from './safe-text.ts'

/** Foreign text as a code span of GitHub Markdown: one line, and nothing in it is markup, a mention, a link or HTML. */
export function codeSpan(text: string, columns: number): string {
  // Spaces in a row are one space on the page, and a span of spaces only is none.
  const shown = safeText(text, columns).replaceAll(/\s+/gu, ' ').trim()
  if (shown === '') return '(empty)'
  const longest = Math.max(0, ...[...shown.matchAll(/`+/gu)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  // One space next to a backtick belongs to the fence and is not shown.
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** A table of cells that are one line each; a bar in one, also inside a code span, does not end it. `texts` are the columns without numbers. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[], texts = [0]): string[] {
  const rule = head.map((_, column) => (texts.includes(column) ? '---' : '---:'))
  return [head, rule, ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
}
