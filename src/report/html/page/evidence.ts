import { h } from 'preact'
import { useMemo } from 'preact/hooks'
import { isJsonObject, type Json, ownValue } from '../../../core/json.ts'
import { scoreText } from '../../numbers.ts'
import { wordDiff } from '../../word-diff.ts'
import type { PartEvidence } from '../report-data.ts'

/** Why one part has its score: what was compared, what else the grader told, and what another score would have given. */
export function Evidence(props: {
  readonly title: string
  readonly type: string
  /** NaN without one. */
  readonly score: number
  readonly evidence: PartEvidence
}) {
  const { title, type, score, evidence } = props
  const { detail, failure, counterfactuals } = evidence
  const input = isJsonObject(detail) ? ownValue(detail, 'input') : undefined
  const reference = isJsonObject(detail) ? ownValue(detail, 'reference') : undefined
  const isCompared = typeof input === 'string' && typeof reference === 'string'
  const others = isJsonObject(detail)
    ? Object.entries(detail).filter(([key, value]) => value !== null && !(isCompared && comparedKeys.has(key)))
    : detail === undefined
      ? []
      : [['detail', detail] as const]
  return h(
    'section',
    { class: 'evidence', 'aria-label': title },
    h(
      'header',
      null,
      h('h4', null, title),
      h('span', { class: 'type' }, type),
      h('span', { class: 'part-score' }, Number.isNaN(score) ? 'not graded' : scoreText(score)),
    ),
    failure === undefined
      ? null
      : h('p', { class: 'failure-line' }, failure.message, ' ', h('code', null, failure.code)),
    isCompared ? h(Compared, { input, reference }) : null,
    others.length === 0
      ? null
      : h(
          'dl',
          { class: 'details' },
          others.map(([key, value]) => [h('dt', null, key), h('dd', null, h('pre', null, plain(value)))]),
        ),
    counterfactuals.length === 0 ? null : h('p', { class: 'counterfactual' }, whatIf(counterfactuals)),
  )
}

const comparedKeys = new Set(['input', 'reference'])

/** "At 1, the score would be 0.840." */
function whatIf(counterfactuals: PartEvidence['counterfactuals']): string {
  return counterfactuals
    .map(({ score, total }) => {
      const at = `If this were ${Number(score.toPrecision(4))}`
      return total === undefined
        ? `${at}, there would still be no score.`
        : `${at}, the score would be ${scoreText(total)}.`
    })
    .join(' ')
}

function Compared({ input, reference }: { readonly input: string; readonly reference: string }) {
  const pieces = useMemo(() => wordDiff(input, reference), [input, reference])
  if (input === reference)
    return h(
      'dl',
      { class: 'compared' },
      h('dt', null, 'input = reference'),
      h('dd', null, h('pre', null, input === '' ? '(empty)' : input)),
    )
  const side = (only: 'onlyInput' | 'onlyReference', tag: 'ins' | 'del', whole: string) =>
    h(
      'pre',
      null,
      whole === ''
        ? '(empty)'
        : pieces
            .filter(({ kind }) => kind === 'same' || kind === only)
            .map(({ kind, text }, place) => (kind === 'same' ? text : h(tag, { key: place }, text))),
    )
  return h(
    'dl',
    { class: 'compared' },
    h('dt', null, 'input'),
    h('dd', null, side('onlyInput', 'ins', input)),
    h('dt', null, 'reference'),
    h('dd', null, side('onlyReference', 'del', reference)),
  )
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}
