import { h } from 'preact'
import { answerExcerpt, answerName } from './answer-name.ts'
import type { Column } from './table-columns.ts'
import type { TextStore } from './text-store.ts'
import { useText } from './use-text.ts'

/** One answer in the table: its numbers, its name, which opens it, and its beginning. */
export function TableRow(props: {
  readonly index: number
  readonly place: number
  readonly isActive: boolean
  readonly columns: readonly Column[]
  readonly store: TextStore
  readonly score: number
  readonly onOpen: (index: number) => void
  readonly onActive: (place: number) => void
}) {
  const { index, place, isActive, columns, store, score, onOpen, onActive } = props
  const text = useText(store, index)?.text
  return h(
    'tr',
    { 'aria-rowindex': place + 2, class: Number.isNaN(score) ? 'row failed' : 'row', onClick: () => onOpen(index) },
    columns.map((column) => h('td', { key: column.title, class: column.className }, column.text(index))),
    h(
      'td',
      { class: 'answer' },
      h(
        'a',
        {
          href: `#answer-${index}`,
          'data-place': place,
          tabIndex: isActive ? 0 : -1,
          onFocus: () => onActive(place),
          onClick: (event: Event) => {
            event.preventDefault()
            event.stopPropagation()
            onOpen(index)
          },
        },
        text === undefined ? '…' : answerName(text),
      ),
      h('span', { class: 'excerpt' }, text === undefined ? '' : answerExcerpt(text.answer)),
    ),
  )
}
