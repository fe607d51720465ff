import { useCallback, useEffect, useState } from 'preact/hooks'

/** Which answer is open, kept in the address, so that it can be linked to and the way back closes it. */
export function useOpenAnswer(
  count: number,
): readonly [index: number | undefined, open: (index: number | undefined) => void] {
  const [open, setOpen] = useState(() => addressed(count))
  useEffect(() => {
    const read = (): void => setOpen(addressed(count))
    addEventListener('hashchange', read)
    addEventListener('popstate', read)
    return () => {
      removeEventListener('hashchange', read)
      removeEventListener('popstate', read)
    }
  }, [count])
  const go = useCallback((index: number | undefined): void => {
    const isOpen = location.hash.startsWith('#answer-')
    if (index === undefined && isOpen) history.pushState(null, '', '#')
    // Leafing from answer to answer is no way that one wants to go back.
    else if (index !== undefined && isOpen) history.replaceState(null, '', `#answer-${index}`)
    else if (index !== undefined) history.pushState(null, '', `#answer-${index}`)
    setOpen(index)
  }, [])
  return [open, go]
}

function addressed(count: number): number | undefined {
  const index = Number(/^#answer-(\d+)$/u.exec(location.hash)?.[1] ?? Number.NaN)
  return index < count ? index : undefined
}
