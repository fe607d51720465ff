import { h } from 'preact'
import { useMemo } from 'preact/hooks'
import { Card } from './card.ts'
import { PartHistograms } from './part-histograms.ts'
import { PromptStrips } from './prompt-strips.ts'
import type { ReportSource } from './report-source.ts'
import { Scatter } from './scatter.ts'
import type { TextStore } from './text-store.ts'
import { toTable } from './to-table.ts'
import type { AnswerView } from './use-answer-view.ts'

interface PictureProps {
  readonly source: ReportSource
  readonly setPrompt: AnswerView['setPrompt']
  readonly setOrder: AnswerView['setOrder']
  readonly store: TextStore
  readonly onOpen: (index: number) => void
}

/** The distribution of each part, drawn once: no filter changes it. */
export function PartPicture({ source, setOrder }: Pick<PictureProps, 'source' | 'setOrder'>) {
  const { head, columns } = source
  return useMemo(
    () =>
      h(
        Card,
        {
          title: 'Parts',
          id: 'parts',
          wide: head.parts.length > 3,
          note: 'The scores of each part, all on one scale.',
        },
        h(PartHistograms, {
          parts: head.parts,
          columns: columns.parts,
          onSort: (part) => {
            setOrder({ by: part, isDescending: true })
            toTable()
          },
        }),
      ),
    [source, setOrder],
  )
}

/** Spread within prompts, and scores against experts and lengths, drawn once. */
export function SpreadPictures({ source, store, setPrompt, onOpen }: Omit<PictureProps, 'setOrder'>) {
  return useMemo(() => {
    const { head, columns } = source
    const hasExperts = columns.expert.some((expert) => !Number.isNaN(expert))
    const hasScores = head.summary.score !== undefined
    return [
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
              onSelect: (first) => {
                setPrompt(first)
                toTable()
              },
            }),
          ),
      hasExperts && hasScores
        ? h(
            Card,
            { title: 'Score against expert', id: 'expert' },
            h(Scatter, {
              xs: columns.expert,
              ys: columns.score,
              xLabel: 'expert score',
              yLabel: 'score',
              hasDiagonal: true,
              onOpen,
            }),
          )
        : null,
      hasScores
        ? h(
            Card,
            { title: 'Score against length', id: 'length', wide: !hasExperts },
            h(Scatter, {
              xs: columns.length,
              ys: columns.score,
              xLabel: 'characters',
              yLabel: 'score',
              isLogarithmic: true,
              onOpen,
            }),
          )
        : null,
    ]
  }, [source, store, setPrompt, onOpen])
}
