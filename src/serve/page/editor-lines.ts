import { h, type RefObject } from 'preact'
import type { PlacedIssue } from '../../report/placed-issue.ts'

/**
 * What lies behind the letters of the editor: the same text, unseen and broken into lines alike, with line numbers and with the
 * places of issues underlined. It gives the editor its height, so that a long formula wraps and nothing scrolls inside it.
 */
export function EditorLines(props: {
  readonly text: string
  readonly issues: readonly PlacedIssue[]
  readonly box: RefObject<HTMLDivElement | null>
}) {
  const { text, issues, box } = props
  let start = 0
  return h(
    'div',
    { ref: box, class: 'editor-lines', 'aria-hidden': 'true' },
    text.split('\n').map((line, index) => {
      const from = start
      start += line.length + 1
      const here = issues.find(({ place }) => place?.line === index + 1)
      return h(
        'div',
        { key: index, class: here === undefined ? 'line' : `line ${here.severity}`, 'data-line': index + 1 },
        here?.place === undefined ? line : markedLine(line, here.place.start - from, here.place.end - from),
        // An empty line is as high as any other.
        '\u200b',
      )
    }),
  )
}

/** A place may reach over the end of its line. */
function markedLine(line: string, start: number, end: number) {
  return [line.slice(0, start), h('mark', { key: 'mark' }, line.slice(start, end)), line.slice(Math.max(start, end))]
}
