import { h } from 'preact'
import { useRef } from 'preact/hooks'
import { Card } from '../../report/html/page/card.ts'
import type { TextPlace } from '../../report/placed-issue.ts'
import type { LiveGrading } from '../live-grading.ts'
import { EditorLines } from './editor-lines.ts'
import { IssueList } from './issue-list.ts'
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
  const lines = useRef<HTMLDivElement>(null)
  const { issues, fault } = isDraft ? (outcome ?? { issues: [] }) : saved
  const hasErrors = issues.some(({ severity }) => severity === 'error')
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
      h(EditorLines, { text, issues, box: lines }),
      h('textarea', {
        ref: field,
        value: text,
        spellcheck: false,
        autocapitalize: 'off',
        autocomplete: 'off',
        'aria-label': `JSON of ${source.file}`,
        'aria-describedby': 'editor-note issues',
        'aria-invalid': hasErrors,
        onInput: (event: Event) =>
          event.currentTarget instanceof HTMLTextAreaElement && draft.setText(event.currentTarget.value),
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          if (canSave) draft.save()
        },
      }),
    ),
    draft.isConflict ? conflict(source.file, draft) : null,
    draft.saveFault === undefined ? null : h('p', { class: 'remark', role: 'alert' }, draft.saveFault),
    h(IssueList, { issues, fault, onPlace: (place) => select(field.current, lines.current, place) }),
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

/** Marks the place in the field and brings its line into sight. */
function select(
  field: HTMLTextAreaElement | null,
  lines: HTMLDivElement | null,
  { start, end, line }: TextPlace,
): void {
  field?.focus()
  field?.setSelectionRange(start, end)
  lines?.children[line - 1]?.scrollIntoView({ block: 'nearest' })
}
