import { type ComponentChildren, h } from 'preact'
import { useEffect } from 'preact/hooks'
import { ReportPage } from '../../report/html/page/report-page.ts'
import type { LiveGrading } from '../live-grading.ts'
import { CodePanel } from './code-panel.ts'
import { EditorPanel } from './editor-panel.ts'
import { IssueList } from './issue-list.ts'
import { MovesPanel } from './moves-panel.ts'
import { lost, StatusLine } from './status-line.ts'
import { type JsonSource, useDraft } from './use-draft.ts'
import { type LiveStatus, useLiveGrading } from './use-live-grading.ts'
import { useReport } from './use-report.ts'

/** The live page: the grader and what its last change did on one side, the report on the other. */
export function LivePage() {
  const [grading, status] = useLiveGrading()
  if (grading === undefined)
    return h(
      'main',
      { class: 'live-start' },
      h('h1', null, 'graderkit'),
      h('p', { role: 'status' }, status === 'lost' ? lost : 'Grading the rows…'),
    )
  const { source } = grading
  return source.kind === 'json'
    ? h(EditedPage, { grading, source, status })
    : h(LiveLayout, {
        grading,
        status,
        shown: grading,
        title: 'Since the last save',
        children: [
          h(IssueList, { issues: grading.issues, fault: grading.fault, onPlace: undefined }),
          h(CodePanel, { file: source.file, text: source.text }),
        ],
      })
}

function EditedPage(props: {
  readonly grading: LiveGrading
  readonly source: JsonSource
  readonly status: LiveStatus
}) {
  const { grading, source, status } = props
  const draft = useDraft(grading, source)
  const { graded, isDraft } = draft
  return h(LiveLayout, {
    grading,
    status,
    shown: graded ?? grading,
    title: isDraft && graded !== undefined ? 'This draft against the file' : 'Since the last save',
    children: h(EditorPanel, { source, draft, saved: grading }),
  })
}

/** What a page shows of a grading or of a draft. */
type Shown = Pick<LiveGrading, 'report' | 'moves'>

function LiveLayout(props: {
  readonly grading: LiveGrading
  readonly status: LiveStatus
  readonly shown: Shown
  readonly title: string
  readonly children: ComponentChildren
}) {
  const { grading, status, shown, title, children } = props
  const source = useReport(shown.report, grading.rows.number)
  const name = source?.head.grader.name ?? grading.source.file
  useEffect(() => {
    document.title = `${name} – live`
  }, [name])
  return h(
    'div',
    { class: 'live-page' },
    h(
      'aside',
      { class: 'live-side', 'aria-label': 'Grader' },
      h(StatusLine, { grading, status, moves: shown.moves }),
      children,
      shown.moves === undefined ? null : h(MovesPanel, { title, moves: shown.moves }),
    ),
    source === undefined
      ? h('main', { class: 'live-start' }, h('p', null, 'There are no scores yet: the grader has an error.'))
      : h(ReportPage, { source, before: shown.moves?.histogram, footer }),
  )
}

const footer = 'Served by graderkit, to this machine only. The page sends no sample anywhere.'
