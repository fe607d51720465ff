import { useEffect, useState } from 'preact/hooks'
import { searchTexts } from './search-texts.ts'
import type { TextStore } from './text-store.ts'

/** Which answers hold the words, one byte each; `undefined` while there are none to look for. */
export interface Search {
  readonly found: Uint8Array | undefined
  readonly isSearching: boolean
}

/** Looks for words a moment after the last key was pressed; a new search calls the old one off. */
export function useSearch(store: TextStore, count: number, words: string): Search {
  const [result, setResult] = useState<{ readonly words: string; readonly found: Uint8Array }>()
  const wanted = words.trim()
  useEffect(() => {
    if (wanted === '') return
    let isWanted = true
    const timer = setTimeout(() => {
      void searchTexts(store, count, wanted, () => isWanted).then((found) => {
        if (found !== undefined && isWanted) setResult({ words: wanted, found })
      })
    }, 150)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [store, count, wanted])
  if (wanted === '') return { found: undefined, isSearching: false }
  return { found: result?.found, isSearching: result?.words !== wanted }
}
