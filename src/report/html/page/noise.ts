import { h } from 'preact'
import type { RepeatSummary } from '../../../core/report.ts'
import { repeatSentences } from '../../repeat-sentences.ts'
import { Card } from './card.ts'

/** What grading the same answers again showed, in the words of the terminal. */
export function Noise({ repeats }: { readonly repeats: RepeatSummary }) {
  return h(
    Card,
    { title: 'Noise', id: 'noise', wide: true },
    repeatSentences(repeats).map((sentence) => h('p', { key: sentence }, sentence)),
  )
}
