import { answerString, promptName } from './answer-name.ts'
import type { TextStore } from './text-store.ts'

/** Marks the answers whose text or name holds the words, in any letter case; `undefined` when the search was called off. */
export async function searchTexts(
  store: TextStore,
  count: number,
  words: string,
  isWanted: () => boolean,
): Promise<Uint8Array | undefined> {
  const wanted = words.toLowerCase()
  const found = new Uint8Array(count)
  for (let chunk = 0; chunk < store.chunkCount; chunk++) {
    const { answers } = await store.chunk(chunk)
    if (!isWanted()) return undefined
    const first = store.firstOf(chunk)
    answers.forEach((text, place) => {
      const isIn = (part: string): boolean => part.toLowerCase().includes(wanted)
      if (isIn(answerString(text.answer)) || isIn(promptName(text))) found[first + place] = 1
    })
  }
  return found
}
