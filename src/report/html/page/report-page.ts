import { h } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { AnswerDialog } from './answer-dialog.ts'
import { AnswerTable } from './answer-table.ts'
import { type Filter, type Order, visibleAnswers } from './answer-view.ts'
import { tickText } from './axis.ts'
import { Card } from './card.ts'
import { FailureList } from './failure-list.ts'
import { type Chip, FilterBar } from './filter-bar.ts'
import { KeyNumbers } from './key-numbers.ts'
import { Masthead } from './masthead.ts'
import { PartHistograms } from './part-histograms.ts'
import { PromptStrips } from './prompt-strips.ts'
import type { ReportSource } from './report-source.ts'
import { correlationNote, Scatter } from './scatter.ts'
import { ScoreHistogram } from './score-histogram.ts'
import { searchTexts } from './search-texts.ts'
import { TextStore } from './text-store.ts'
import { useOpenAnswer } from './use-open-answer.ts'

/** The whole report. Fed with another source, it shows that one and keeps what the reader has set. */
export function ReportPage({ source }: { readonly source: ReportSource }) {
  const { head, columns } = source
  const { score } = head.summary
  const store = useMemo(() => new TextStore(source), [source])
  const [outcome, setOutcome] = useState<Filter['outcome']>('all')
  const [cause, setCause] = useState<number>()
  const [prompt, setPrompt] = useState<number>()
  const [bin, setBin] = useState<number>()
  const [words, setWords] = useState('')
  const [order, setOrder] = useState<Order>({ by: 'place', isDescending: false })
  const { found, isSearching } = useSearch(store, head.count, words)
  const [open, setOpen] = useOpenAnswer(head.count)
  const scores = binRange(score?.histogram, bin)
  const places = useMemo(
    () =>
      visibleAnswers(
        columns,
        {
          outcome,
          ...(cause === undefined ? {} : { cause }),
          ...(prompt === undefined ? {} : { prompt }),
          ...(scores === undefined ? {} : { scores }),
          ...(found === undefined ? {} : { found }),
        },
        order,
      ),
    [columns, outcome, cause, prompt, bin, found, order],
  )
  const hasExperts = useMemo(() => columns.expert.some((expert) => !Number.isNaN(expert)), [columns])
  const chips: Chip[] = []
  if (scores !== undefined)
    chips.push({ text: `score ${tickText(scores.low)} to ${tickText(scores.high)}`, remove: () => setBin(undefined) })
  if (cause !== undefined) chips.push({ text: 'one cause of failure', remove: () => setCause(undefined) })
  if (prompt !== undefined) chips.push({ text: 'one prompt', remove: () => setPrompt(undefined) })
  const toTable = (): void => document.getElementById('answers')?.scrollIntoView({ block: 'start' })
  return h(
    'div',
    { class: 'page' },
    h(Masthead, { head }),
    h(
      'main',
      null,
      h(KeyNumbers, { summary: head.summary }),
      score === undefined
        ? null
        : h(
            Card,
            {
              title: 'Scores',
              id: 'scores',
              wide: head.parts.length === 0,
              note: 'All scores; the line is the mean. Pick a bar to see its answers.',
            },
            h(ScoreHistogram, { histogram: score.histogram, mean: score.mean, selected: bin, onSelect: setBin }),
          ),
      head.parts.length === 0
        ? null
        : h(
            Card,
            { title: 'Parts', id: 'parts', note: 'The scores of each part, all on one scale.' },
            h(PartHistograms, {
              parts: head.parts,
              columns: columns.parts,
              onSort: (part) => {
                setOrder({ by: part, isDescending: true })
                toTable()
              },
            }),
          ),
      head.summary.withinPrompts === undefined
        ? null
        : h(
            Card,
            {
              title: 'Within prompts',
              id: 'prompts',
              wide: true,
              note: 'One line for each prompt, one dot for each score, larger when answers share it. Answers that all tie teach nothing.',
            },
            h(PromptStrips, {
              columns,
              store,
              onSelect: (chosen) => {
                setPrompt(chosen)
                toTable()
              },
            }),
          ),
      hasExperts && score !== undefined
        ? h(
            Card,
            {
              title: 'Score against expert',
              id: 'expert',
              note: correlationNote(columns.expert, columns.score, false),
            },
            h(Scatter, {
              xs: columns.expert,
              ys: columns.score,
              xLabel: 'expert score',
              yLabel: 'score',
              hasDiagonal: true,
              onOpen: setOpen,
            }),
          )
        : null,
      score === undefined
        ? null
        : h(
            Card,
            {
              title: 'Score against length',
              id: 'length',
              wide: !hasExperts,
              note: correlationNote(columns.length, columns.score, true),
            },
            h(Scatter, {
              xs: columns.length,
              ys: columns.score,
              xLabel: 'characters',
              yLabel: 'score',
              isLogarithmic: true,
              onOpen: setOpen,
            }),
          ),
      head.failures.length === 0
        ? null
        : h(
            Card,
            { title: 'Not graded', id: 'failures', wide: true, note: 'By cause. None of them counts as a score.' },
            h(FailureList, {
              failures: head.failures,
              column: columns.failure,
              selected: cause,
              onSelect: (chosen) => {
                setCause(chosen)
                if (chosen !== undefined) toTable()
              },
            }),
          ),
      h(
        Card,
        { title: 'Answers', id: 'answers', wide: true },
        h(FilterBar, {
          words,
          onWords: setWords,
          outcome,
          onOutcome: setOutcome,
          chips,
          shown: places.length,
          count: head.count,
          isSearching,
        }),
        h(AnswerTable, { source, store, places, order, onOrder: setOrder, onOpen: setOpen }),
      ),
    ),
    h(
      'footer',
      null,
      'Written by graderkit. Everything on this page is in this file; nothing is loaded from elsewhere.',
    ),
    open === undefined
      ? null
      : h(AnswerDialog, {
          source,
          store,
          index: open,
          places,
          place: places.indexOf(open),
          onOpen: setOpen,
          onClose: () => setOpen(undefined),
        }),
  )
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

/** Looks for words a moment after the last key was pressed; a new search calls the old one off. */
function useSearch(store: TextStore, count: number, words: string) {
  const [result, setResult] = useState<{ readonly words: string; readonly found: Uint8Array }>()
  const wanted = words.trim()
  useEffect(() => {
    if (wanted === '') return
    let isWanted = true
    const timer = setTimeout(() => {
      void searchTexts(store, count, wanted, () => isWanted).then((found) => {
        if (found !== undefined && isWanted) setResult({ words: wanted, found })
      })
    }, 150)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [store, count, wanted])
  if (wanted === '') return { found: undefined, isSearching: false }
  return { found: result?.found, isSearching: result?.words !== wanted }
}
