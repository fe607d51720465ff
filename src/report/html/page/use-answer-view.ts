import { useMemo, useState } from 'preact/hooks'
import { promptName } from './answer-name.ts'
import { type Filter, type Order, visibleAnswers } from './answer-view.ts'
import { tickText } from './axis.ts'
import type { Chip } from './filter-bar.ts'
import type { ReportSource } from './report-source.ts'
import type { TextStore } from './text-store.ts'
import { type Search, useSearch } from './use-search.ts'

/** What the reader has set: words, filters, order; and the answers that are left, in their order. */
export interface AnswerView {
  readonly places: Uint32Array
  readonly order: Order
  readonly setOrder: (order: Order) => void
  readonly words: string
  readonly setWords: (words: string) => void
  readonly search: Search
  readonly outcome: Filter['outcome']
  readonly setOutcome: (outcome: Filter['outcome']) => void
  readonly bin: number | undefined
  readonly setBin: (bin: number | undefined) => void
  readonly cause: number | undefined
  readonly setCause: (cause: number | undefined) => void
  readonly setPrompt: (first: number | undefined) => void
  readonly chips: readonly Chip[]
}

/** Keeps what the reader has set. The setters never change, so that pictures are drawn once. */
export function useAnswerView({ head, columns }: ReportSource, store: TextStore): AnswerView {
  const [outcome, setOutcome] = useState<Filter['outcome']>('all')
  const [cause, setCause] = useState<number>()
  /** The first answer to the chosen prompt. */
  const [prompt, setPrompt] = useState<number>()
  const [bin, setBin] = useState<number>()
  const [words, setWords] = useState('')
  const [order, setOrder] = useState<Order>({ by: 'place', isDescending: false })
  const search = useSearch(store, head.count, words)
  const histogram = head.summary.score?.histogram
  const scores = useMemo(() => binRange(histogram, bin), [histogram, bin])
  const places = useMemo(() => {
    const filter: Filter = {
      outcome,
      cause,
      prompt: prompt === undefined ? undefined : columns.prompt[prompt],
      scores,
      found: search.found,
    }
    return visibleAnswers(columns, filter, order)
  }, [columns, outcome, cause, prompt, scores, search.found, order])
  const chips: Chip[] = []
  if (scores !== undefined)
    chips.push({ text: `score ${tickText(scores.low)} to ${tickText(scores.high)}`, remove: () => setBin(undefined) })
  if (cause !== undefined) chips.push({ text: 'one cause of failure', remove: () => setCause(undefined) })
  if (prompt !== undefined) {
    const text = store.peek(prompt)?.text
    chips.push({ text: text === undefined ? 'one prompt' : promptName(text), remove: () => setPrompt(undefined) })
  }
  return {
    places,
    order,
    setOrder,
    words,
    setWords,
    search,
    outcome,
    setOutcome,
    bin,
    setBin,
    cause,
    setCause,
    setPrompt,
    chips,
  }
}

function binRange(
  histogram: { readonly low: number; readonly width: number; readonly counts: readonly number[] } | undefined,
  bin: number | undefined,
): Filter['scores'] {
  if (histogram === undefined || bin === undefined) return undefined
  const { low, width, counts } = histogram
  // The bins count what lies a hair below an edge as on it, and so must the filter.
  const hair = width * 1e-9
  const isLast = bin === counts.length - 1
  return { low: low + bin * width - hair, high: low + (bin + 1) * width - (isLast ? 0 : hair), includesHigh: isLast }
}
