import { h } from 'preact'
import { counted, countText } from '../../numbers.ts'
import type { Filter } from './answer-view.ts'
import { Choice } from './choice.ts'

/** A filter that was set elsewhere on the page, and how to take it away. */
export interface Chip {
  readonly text: string
  readonly remove: () => void
}

/** What narrows the table down: words, graded or not, and what was picked in the pictures. */
export function FilterBar(props: {
  readonly words: string
  readonly onWords: (words: string) => void
  readonly outcome: Filter['outcome']
  readonly onOutcome: (outcome: Filter['outcome']) => void
  readonly chips: readonly Chip[]
  readonly shown: number
  readonly count: number
  readonly isSearching: boolean
}) {
  const { words, onWords, outcome, onOutcome, chips, shown, count, isSearching } = props
  const state = isSearching
    ? 'Searching…'
    : shown === count
      ? counted(count, 'answer')
      : `${countText(shown)} of ${counted(count, 'answer')}`
  return h(
    'div',
    { class: 'filters' },
    h('input', {
      type: 'search',
      placeholder: 'Words in the answer or its name',
      'aria-label': 'Words in the answer or its name',
      value: words,
      onInput: (event: Event) => event.currentTarget instanceof HTMLInputElement && onWords(event.currentTarget.value),
    }),
    h(Choice<Filter['outcome']>, {
      label: 'Graded or not',
      isLabelShown: false,
      value: outcome,
      options: outcomes,
      onChoose: onOutcome,
    }),
    chips.map(({ text, remove }) =>
      h(
        'button',
        { key: text, type: 'button', class: 'chip', onClick: remove, 'aria-label': `Remove filter: ${text}` },
        text,
        h('span', { 'aria-hidden': 'true' }, '×'),
      ),
    ),
    h('output', { class: 'shown', 'aria-live': 'polite' }, state),
  )
}

const outcomes: readonly (readonly [Filter['outcome'], string])[] = [
  ['all', 'All answers'],
  ['graded', 'Graded'],
  ['failed', 'Not graded'],
]
