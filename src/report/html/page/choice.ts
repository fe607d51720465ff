import { h } from 'preact'

/** A list to pick one of; the type of what is picked is that of the list. */
export function Choice<Value extends string>(props: {
  readonly label: string
  readonly isLabelShown: boolean
  readonly value: Value
  readonly options: readonly (readonly [value: Value, title: string])[]
  readonly onChoose: (value: Value) => void
}) {
  const { label, isLabelShown, value, options, onChoose } = props
  const list = h(
    'select',
    {
      'aria-label': label,
      value,
      onChange: (event: Event) => {
        const { currentTarget } = event
        const chosen = currentTarget instanceof HTMLSelectElement ? options[currentTarget.selectedIndex] : undefined
        if (chosen !== undefined) onChoose(chosen[0])
      },
    },
    options.map(([name, title]) => h('option', { key: name, value: name }, title)),
  )
  return isLabelShown ? h('label', { class: 'inline' }, `${label} `, list) : list
}
