import { h } from 'preact'
import { Card } from '../../report/html/page/card.ts'

/** The source of a grader that is code: to be read here, and edited elsewhere. */
export function CodePanel({ file, text }: { readonly file: string; readonly text: string }) {
  const note = 'Code is edited in your editor; each save is graded again here, with all that the file imports.'
  return h(
    Card,
    { title: file, id: 'code', note },
    h('pre', { class: 'code', tabIndex: 0, role: 'region', 'aria-label': `Source of ${file}` }, text),
  )
}
