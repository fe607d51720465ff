import { h } from 'preact'
import { Card } from '../../report/html/page/card.ts'
import type { MovedAnswer, Moves } from '../moves.ts'
import { changeText } from './status-line.ts'

/** What a change of the grader did: numbers side by side, and the answers to look at. */
export function MovesPanel({ title, moves }: { readonly title: string; readonly moves: Moves }) {
  const { sentences, measures, lists } = moves
  return h(
    Card,
    { title, id: 'moves' },
    h(
      'ul',
      { class: 'sentences' },
      sentences.map((sentence) => h('li', { key: sentence }, sentence)),
    ),
    h(
      'table',
      { class: 'measures' },
      h('caption', { class: 'unseen' }, 'Measures before and now'),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          ['', 'before', 'now', 'change'].map((name) =>
            name === '' ? h('td', { key: name }) : h('th', { key: name, scope: 'col' }, name),
          ),
        ),
      ),
      h(
        'tbody',
        null,
        measures.map(({ label, before, after, change }) =>
          h(
            'tr',
            { key: label },
            h('th', { scope: 'row' }, label),
            h('td', null, before),
            h('td', null, after),
            h('td', null, change),
          ),
        ),
      ),
    ),
    lists.map((list) =>
      h(
        'section',
        { key: list.title },
        h('h3', null, list.title),
        h(
          'ul',
          { class: 'moved' },
          list.answers.map((answer, place) => h('li', { key: place }, h(MovedLink, { answer }))),
        ),
      ),
    ),
  )
}

/** An answer may only have been passed by another one. */
function directionOf(before: number | undefined, after: number | undefined): 'up' | 'down' | 'same' {
  if (before === after) return 'same'
  return after === undefined || (before !== undefined && after < before) ? 'down' : 'up'
}

function MovedLink({ answer }: { readonly answer: MovedAnswer }) {
  const { index, name, before, after } = answer
  const direction = directionOf(before, after)
  return h(
    'a',
    { href: `#answer-${index}`, class: direction },
    h('span', { class: 'moved-name' }, name),
    h('span', { class: 'moved-score' }, changeText(before, after)),
  )
}
