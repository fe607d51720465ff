import type { Issue } from '../../core/issue.ts'
import { nearestName } from '../../core/nearest.ts'

/** The answers of a label model. */
export interface Labels {
  /** What the model may answer. */
  readonly labels: readonly string[]
  /** The labels that count as 1; the others count as 0. */
  readonly passing_labels: readonly string[]
}

/** Faults among the labels: none, one twice, a passing label that is not offered, an outcome that cannot change. */
export function checkLabels({ labels, passing_labels }: Labels): Issue[] {
  const issues: Issue[] = []
  const fault = (code: Issue['code'], path: Issue['path'], message: string, hint: string): void => {
    issues.push({ code, severity: 'error', path, message, hint })
  }
  if (labels.length === 0)
    fault('invalid_value', ['labels'], 'The list of labels is empty.', 'List what the model may answer.')
  for (const [index, label] of labels.entries()) {
    if (labels.indexOf(label) < index)
      fault('invalid_value', ['labels', index], `The label "${label}" stands twice.`, 'Keep one of them.')
  }
  for (const [index, label] of passing_labels.entries()) {
    if (labels.includes(label)) continue
    const near = nearestName(label, labels)
    const hint = near === undefined ? `There are ${labels.join(', ')}.` : `Did you mean "${near}"?`
    fault('unknown_value', ['passing_labels', index], `"${label}" is not among the labels.`, hint)
  }
  const passing = labels.filter((label) => passing_labels.includes(label)).length
  if (issues.length === 0 && (passing === 0 || passing === labels.length)) {
    const which = passing === 0 ? 'No label passes' : 'Every label passes'
    issues.push({
      code: 'invalid_value',
      severity: 'warning',
      path: ['passing_labels'],
      message: `${which}, so the score is always ${passing === 0 ? 0 : 1}.`,
      hint: 'Name some of the labels, and not all.',
    })
  }
  return issues
}
