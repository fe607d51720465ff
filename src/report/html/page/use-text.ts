import { useEffect, useState } from 'preact/hooks'
import type { FoundText, TextStore } from './text-store.ts'

/** The texts of an answer: at once when they were read before, else `undefined` until they are. */
export function useText(store: TextStore, index: number): FoundText | undefined {
  const [, setRead] = useState(0)
  const known = store.peek(index)
  useEffect(() => {
    let isWanted = true
    if (known === undefined) void store.find(index).then(() => isWanted && setRead((count) => count + 1))
    return () => {
      isWanted = false
    }
  }, [store, index, known === undefined])
  return known
}
