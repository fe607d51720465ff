import { h } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { Histogram } from '../../../core/report.ts'
import { AnswerDialog } from './answer-dialog.ts'
import { AnswerTable } from './answer-table.ts'
import { Card } from './card.ts'
import { FailureList } from './failure-list.ts'
import { FilterBar } from './filter-bar.ts'
import { KeyNumbers } from './key-numbers.ts'
import { Masthead } from './masthead.ts'
import { Noise } from './noise.ts'
import { PartPicture, SpreadPictures } from './pictures.ts'
import type { ReportSource } from './report-source.ts'
import { ScoreHistogram } from './score-histogram.ts'
import { TextStore } from './text-store.ts'
import { toTable } from './to-table.ts'
import { useAnswerView } from './use-answer-view.ts'
import { useOpenAnswer } from './use-open-answer.ts'

/** The whole report. Fed with another source, it shows that one and keeps what the reader has set. */
export function ReportPage(props: {
  readonly source: ReportSource
  /** The scores before a change of the grader, drawn behind those of now. */
  readonly before?: Histogram | undefined
  /** Where the page comes from. */
  readonly footer: string
}) {
  const { source, before, footer } = props
  const { head, columns } = source
  const { score, repeats } = head.summary
  const store = useMemo(() => new TextStore(source), [source])
  const view = useAnswerView(source, store)
  const { places, setOrder, setPrompt } = view
  const [open, setOpen] = useOpenAnswer(head.count)
  const [last, setLast] = useState<number>()
  const hasParts = head.parts.length > 0
  const isCrowded = head.parts.length > 3
  return h(
    'div',
    { class: 'page' },
    h(Masthead, { head }),
    h(
      'main',
      null,
      h(KeyNumbers, { summary: head.summary }),
      repeats === undefined ? null : h(Noise, { repeats }),
      score === undefined
        ? null
        : h(
            Card,
            {
              title: 'Scores',
              id: 'scores',
              wide: !hasParts || isCrowded,
              note: 'All scores; the line is the mean. Pick a bar to see its answers.',
            },
            h(ScoreHistogram, {
              histogram: score.histogram,
              before,
              mean: score.mean,
              selected: view.bin,
              onSelect: view.setBin,
            }),
          ),
      hasParts ? h(PartPicture, { source, setOrder }) : null,
      h(SpreadPictures, { source, store, setPrompt, onOpen: setOpen }),
      head.failures.length === 0
        ? null
        : h(
            Card,
            { title: 'Not graded', id: 'failures', wide: true, note: 'By cause. None of them counts as a score.' },
            h(FailureList, {
              failures: head.failures,
              column: columns.failure,
              selected: view.cause,
              onSelect: (cause) => {
                view.setCause(cause)
                if (cause !== undefined) toTable()
              },
            }),
          ),
      h(
        Card,
        { title: 'Answers', id: 'answers', wide: true },
        h(FilterBar, {
          words: view.words,
          onWords: view.setWords,
          outcome: view.outcome,
          onOutcome: view.setOutcome,
          chips: view.chips,
          shown: places.length,
          count: head.count,
          isSearching: view.search.isSearching,
        }),
        h(AnswerTable, { source, store, places, order: view.order, onOrder: setOrder, onOpen: setOpen, last }),
      ),
    ),
    h('footer', null, footer),
    open === undefined
      ? null
      : h(AnswerDialog, {
          source,
          store,
          index: open,
          places,
          onOpen: setOpen,
          onClose: () => {
            setLast(open)
            setOpen(undefined)
          },
        }),
  )
}
