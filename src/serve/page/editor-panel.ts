import { h } from 'preact'
import { useRef } from 'preact/hooks'
import { Card } from '../../report/html/page/card.ts'
import type { TextPlace } from '../../report/placed-issue.ts'
import type { LiveGrading } from '../live-grading.ts'
import { IssueList } from './issue-list.ts'
import { LineNumbers } from './line-numbers.ts'
import type { DraftState, JsonSource } from './use-draft.ts'

/** The grader's JSON, to be edited: each change is graded in the page, and nothing is written before it is saved. */
export function EditorPanel(props: {
  readonly source: JsonSource
  readonly draft: DraftState
  readonly saved: LiveGrading
}) {
  const { source, draft, saved } = props
  const { text, isDraft, outcome } = draft
  const field = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLPreElement>(null)
  const { issues, fault } = isDraft ? (outcome ?? { issues: [] }) : saved
  const hasErrors = issues.some(({ severity }) => severity === 'error')
  const marked = new Set(issues.flatMap(({ place, severity }) => (severity === 'error' && place ? [place.line] : [])))
  const canSave = isDraft && !draft.isConflict
  return h(
    Card,
    {
      title: source.file,
      id: 'editor',
      actions: h(
        'div',
        { class: 'editor-actions' },
        h('button', { type: 'button', class: 'quiet', disabled: !isDraft, onClick: draft.discard }, 'Discard'),
        h('button', { type: 'button', class: 'quiet primary', disabled: !canSave, onClick: draft.save }, 'Save'),
      ),
    },
    h('p', { class: 'note', id: 'editor-note' }, noteOf(isDraft, source)),
    h(
      'div',
      { class: hasErrors ? 'editor wrong' : 'editor' },
      h(LineNumbers, { text, marked, box: gutter }),
      h('textarea', {
        ref: field,
        value: text,
        rows: Math.min(26, Math.max(8, text.split('\n').length + 1)),
        wrap: 'off',
        spellcheck: false,
        autocapitalize: 'off',
        autocomplete: 'off',
        'aria-label': `JSON of ${source.file}`,
        'aria-describedby': 'editor-note issues',
        'aria-invalid': hasErrors,
        onInput: (event: Event) =>
          event.currentTarget instanceof HTMLTextAreaElement && draft.setText(event.currentTarget.value),
        onScroll: () => {
          if (gutter.current !== null && field.current !== null) gutter.current.scrollTop = field.current.scrollTop
        },
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          if (canSave) draft.save()
        },
      }),
    ),
    draft.isConflict ? conflict(source.file, draft) : null,
    draft.saveFault === undefined ? null : h('p', { class: 'remark', role: 'alert' }, draft.saveFault),
    h(IssueList, { issues, fault, onPlace: (place) => select(field.current, place) }),
  )
}

function noteOf(isDraft: boolean, { needs }: JsonSource): string {
  if (isDraft) return 'A draft: what you see is graded in this page, and the file is as it was.'
  if (needs.length > 0)
    return `This grader asks for ${needs.join(' and ')}: the command grades it each time it is saved.`
  return 'Edit it here or in your editor. Drafts are graded in this page.'
}

function conflict(file: string, { discard, keep }: DraftState) {
  return h(
    'div',
    { class: 'remark', role: 'alert' },
    h('p', null, `${file} has changed on disk since this draft was begun.`),
    h(
      'p',
      { class: 'editor-actions' },
      h('button', { type: 'button', class: 'quiet', onClick: discard }, 'Take the file'),
      h('button', { type: 'button', class: 'quiet', onClick: keep }, 'Keep the draft'),
    ),
  )
}

/** Marks the place in the field and brings it into sight: a field scrolls to where the caret is put, not to a selection. */
function select(field: HTMLTextAreaElement | null, { start, end, line }: TextPlace): void {
  if (field === null) return
  field.focus()
  field.setSelectionRange(start, end)
  const lineHeight = Number.parseFloat(getComputedStyle(field).lineHeight)
  field.scrollTop = Math.max(0, (line - 4) * lineHeight)
}
