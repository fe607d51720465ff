import { h, type RefObject } from 'preact'

/** The numbers beside the lines of a text; those with an error stand out. */
export function LineNumbers(props: {
  readonly text: string
  readonly marked: ReadonlySet<number>
  readonly box: RefObject<HTMLPreElement | null>
}) {
  const { text, marked, box } = props
  const count = text.split('\n').length
  return h(
    'pre',
    { ref: box, class: 'line-numbers', 'aria-hidden': 'true' },
    Array.from({ length: count }, (_, index) =>
      h('span', { key: index, class: marked.has(index + 1) ? 'marked' : '' }, `${index + 1}\n`),
    ),
  )
}
