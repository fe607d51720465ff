import { useEffect, useState } from 'preact/hooks'

/** Which answer is open, kept in the address, so that it can be linked to and the way back closes it. */
export function useOpenAnswer(
  count: number,
): readonly [index: number | undefined, open: (index: number | undefined) => void] {
  const [open, setOpen] = useState(() => addressed(count))
  useEffect(() => {
    const read = (): void => setOpen(addressed(count))
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [count])
  return [
    open,
    (index) => {
      const address = index === undefined ? `${location.pathname}${location.search}` : `#answer-${index}`
      // Leafing from answer to answer is no way that one wants to go back.
      if (open === undefined) history.pushState(null, '', address)
      else history.replaceState(null, '', address)
      setOpen(index)
    },
  ]
}

function addressed(count: number): number | undefined {
  const index = Number(/^#answer-(\d+)$/u.exec(location.hash)?.[1] ?? Number.NaN)
  return index < count ? index : undefined
}
