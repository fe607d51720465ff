import { h } from 'preact'
import { useState } from 'preact/hooks'
import { counted, countText, ordinalText } from '../../numbers.ts'
import { headline } from '../../summary-text.ts'
import type { ReportHead } from '../report-data.ts'
import { Choice } from './choice.ts'

/** What was graded by which grader, and what the page does not show. */
export function Masthead({ head }: { readonly head: ReportHead }) {
  const { grader, summary } = head
  return h(
    'header',
    { class: 'masthead' },
    h(
      'div',
      null,
      h('h1', null, grader.name ?? grader.type),
      h('p', { class: 'headline' }, headline(summary)),
      grader.formula === undefined ? null : h('p', { class: 'formula' }, h('code', null, grader.formula)),
      remarks(head).map((text) => h('p', { class: 'remark', key: text }, text)),
    ),
    h(ThemeSwitch, null),
  )
}

function remarks({ every, count, unreadRows, summary }: ReportHead): string[] {
  const found: string[] = []
  if (every > 1)
    found.push(
      `This file holds ${countText(count)} of ${counted(summary.samples, 'answer')}: every ${ordinalText(every)} prompt. The key numbers and the score distribution are over all; the other pictures and the table are over those in the file.`,
    )
  if (unreadRows > 0) found.push(`${counted(unreadRows, 'line')} of the input could not be read.`)
  return found
}

type Theme = 'system' | 'light' | 'dark'
const themes: readonly (readonly [Theme, string])[] = [
  ['system', 'of the system'],
  ['light', 'light'],
  ['dark', 'dark'],
]

function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>('system')
  const choose = (chosen: Theme): void => {
    setTheme(chosen)
    document.documentElement.dataset['theme'] = chosen
  }
  return h(Choice<Theme>, { label: 'Theme', isLabelShown: true, value: theme, options: themes, onChoose: choose })
}
