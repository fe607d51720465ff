import { h } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { isJsonObject, type Json, type JsonObject, ownValue } from '../../../core/json.ts'
import { countText, scoreText } from '../../numbers.ts'
import { answerName, answerString } from './answer-name.ts'
import { Evidence } from './evidence.ts'
import type { ReportSource } from './report-source.ts'
import type { TextStore } from './text-store.ts'
import { useText } from './use-text.ts'
import { Waterfall } from './waterfall.ts'

/** One answer: its score, how the score came about, the texts that were compared, the answer and its prompt. */
export function AnswerDialog(props: {
  readonly source: ReportSource
  readonly store: TextStore
  readonly index: number
  /** The answers of the table, to leaf through. */
  readonly places: Uint32Array
  readonly onOpen: (index: number) => void
  readonly onClose: () => void
}) {
  const { source, store, index, places, onOpen, onClose } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const found = useText(store, index)
  // Not there when a filter hides the answer that an address names.
  const place = useMemo(() => places.indexOf(index), [places, index])
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  useEffect(() => {
    dialog.current?.querySelector('.dialog-body')?.scrollTo({ top: 0 })
  }, [index])
  const step = (by: number): number | undefined => (place < 0 ? undefined : places[place + by])
  const go = (by: number): void => {
    const next = step(by)
    if (next !== undefined) onOpen(next)
  }
  return h(
    'dialog',
    {
      ref: dialog,
      class: 'answer-dialog',
      'aria-labelledby': 'answer-title',
      onClose,
      onClick: (event: MouseEvent) => event.target === dialog.current && dialog.current?.close(),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'ArrowRight') go(1)
        else if (event.key === 'ArrowLeft') go(-1)
      },
    },
    h(
      'header',
      null,
      h('h2', { id: 'answer-title' }, found === undefined ? '…' : answerName(found.text)),
      h(
        'nav',
        { 'aria-label': 'Answers' },
        place < 0 ? null : h('span', { class: 'place' }, `${countText(place + 1)} of ${countText(places.length)}`),
        iconButton('Answer before', '‹', step(-1) === undefined, () => go(-1)),
        iconButton('Next answer', '›', step(1) === undefined, () => go(1)),
        iconButton('Close', '×', false, () => dialog.current?.close()),
      ),
    ),
    found === undefined ? null : h(AnswerPage, { source, index, text: found.text, item: found.item }),
  )
}

function iconButton(label: string, icon: string, disabled: boolean, onClick: () => void) {
  return h('button', { type: 'button', class: 'icon', 'aria-label': label, 'data-tip': label, disabled, onClick }, icon)
}

function AnswerPage(props: {
  readonly source: ReportSource
  readonly index: number
  readonly text: NonNullable<ReturnType<typeof useText>>['text']
  readonly item: JsonObject
}) {
  const { source, index, text, item } = props
  const { head, columns } = source
  const score = columns.score[index] ?? Number.NaN
  const expert = columns.expert[index] ?? Number.NaN
  const failure = head.failures[(columns.failure[index] ?? 0) - 1]
  return h(
    'div',
    { class: 'dialog-body', tabIndex: 0, role: 'region', 'aria-label': 'Answer and score' },
    h(
      'div',
      { class: 'column' },
      h(
        'p',
        { class: 'scores' },
        h('strong', null, Number.isNaN(score) ? 'not graded' : scoreText(score)),
        Number.isNaN(expert) ? null : h('span', null, `expert ${scoreText(expert)}`),
      ),
      failure === undefined
        ? null
        : h('p', { class: 'failure-line' }, failure.message, ' ', h('code', null, failure.code)),
      head.parts.length === 0 ? null : h('h3', null, 'Where the score comes from'),
      head.parts.length === 0 ? null : h(Waterfall, { parts: head.parts, text, score }),
      head.grader.formula === undefined ? null : h('p', { class: 'formula' }, h('code', null, head.grader.formula)),
      h('h3', null, 'Answer'),
      h('pre', { class: 'text' }, answerString(text.answer) || '(empty)'),
      prompt(item),
    ),
    h(
      'div',
      { class: 'column' },
      h('h3', null, 'What was compared'),
      h('p', { class: 'note' }, 'Marked words stand only in one of the two texts.'),
      text.evidence.map((evidence, place) =>
        h(Evidence, {
          key: place,
          title: head.parts[place]?.path.join('.') ?? head.grader.name ?? head.grader.type,
          type: head.parts[place]?.type ?? head.grader.type,
          score: head.parts.length === 0 ? score : (columns.parts[place]?.[index] ?? Number.NaN),
          evidence,
        }),
      ),
    ),
  )
}

/** The messages of the prompt, where the row has them, and the row's other values. */
function prompt(item: JsonObject) {
  const messages = ownValue(item, 'messages')
  const others = Object.entries(item).filter(([key]) => key !== 'messages')
  return [
    Array.isArray(messages)
      ? h(
          'details',
          { key: 'prompt' },
          h('summary', null, 'Prompt'),
          messages.map((message: Json, place) =>
            h(
              'div',
              { key: place, class: 'message' },
              h(
                'span',
                { class: 'type' },
                isJsonObject(message) ? plain(ownValue(message, 'role') ?? 'message') : 'message',
              ),
              h(
                'pre',
                { class: 'text' },
                isJsonObject(message) ? plain(ownValue(message, 'content') ?? message) : plain(message),
              ),
            ),
          ),
        )
      : null,
    others.length === 0
      ? null
      : h(
          'details',
          { key: 'row' },
          h('summary', null, 'Values of the row'),
          h(
            'dl',
            { class: 'details' },
            others.map(([key, value]) => [h('dt', null, key), h('dd', null, h('pre', null, plain(value)))]),
          ),
        ),
  ]
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}
