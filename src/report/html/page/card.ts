import { type ComponentChildren, h } from 'preact'

/** A titled section of the page. */
export function Card(props: {
  readonly title: string
  readonly id: string
  /** One sentence on how to read it. */
  readonly note?: string | undefined
  readonly wide?: boolean
  readonly actions?: ComponentChildren
  readonly children?: ComponentChildren
}) {
  const { title, id, note, wide, actions, children } = props
  return h(
    'section',
    { class: wide === true ? 'card wide' : 'card', 'aria-labelledby': `${id}-title`, id },
    h('header', null, h('h2', { id: `${id}-title` }, title), actions),
    note === undefined ? null : h('p', { class: 'note' }, note),
    children,
  )
}
