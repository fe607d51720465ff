import { h } from 'preact'
import type { PlacedIssue, TextPlace } from '../../report/placed-issue.ts'

/** The issues of a grader: each with its place, the line with carets below it, and what to do. */
export function IssueList(props: {
  readonly issues: readonly PlacedIssue[]
  /** Why nothing was graded, where no issue says it. */
  readonly fault: string | undefined
  /** Goes to a place in the editor; `undefined` without one. */
  readonly onPlace: ((place: TextPlace) => void) | undefined
}) {
  const { issues, fault, onPlace } = props
  return h(
    'ul',
    { class: 'issues', id: 'issues', role: 'list', 'aria-label': 'Issues', 'aria-live': 'polite' },
    fault === undefined ? null : h('li', { key: 'fault', class: 'issue error' }, h('p', null, fault)),
    issues.map((issue, number) =>
      h(
        'li',
        { key: number, class: `issue ${issue.severity}` },
        h(
          'p',
          { class: 'issue-place' },
          h('strong', null, issue.severity),
          ' at ',
          h('code', null, issue.path),
          placeButton(issue.place, onPlace),
        ),
        h('p', null, issue.message),
        issue.excerpt.length === 0 ? null : h('pre', { class: 'excerpt' }, issue.excerpt.join('\n')),
        issue.hint === undefined ? null : h('p', { class: 'note' }, issue.hint),
      ),
    ),
  )
}

function placeButton(place: TextPlace | undefined, onPlace: ((place: TextPlace) => void) | undefined) {
  if (place === undefined) return null
  const text = `line ${place.line}, column ${place.column}`
  return onPlace === undefined
    ? h('span', null, ` (${text})`)
    : h('button', { type: 'button', class: 'plain link', onClick: () => onPlace(place) }, text)
}
