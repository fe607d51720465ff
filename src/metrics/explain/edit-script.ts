/** A stretch of two texts: the same in both, or only in the candidate, only in the reference, or another in each. */
export interface EditRun {
  readonly kind: 'same' | 'insert' | 'delete' | 'replace'
  /** Empty for a `delete`: the reference's text is missing. */
  readonly candidate: string
  /** Empty for an `insert`: the candidate has text that the reference lacks. */
  readonly reference: string
}

/** The runs of two texts, given as characters, from the pairs of characters that are matched, in order. */
export function editScript(
  candidate: readonly string[],
  reference: readonly string[],
  matched: readonly (readonly [candidate: number, reference: number])[],
): EditRun[] {
  const runs: EditRun[] = []
  let [candidateEnd, referenceEnd] = [0, 0]
  let sameFrom = 0
  const closeSame = (): void => {
    const text = candidate.slice(sameFrom, candidateEnd).join('')
    if (text !== '') runs.push({ kind: 'same', candidate: text, reference: text })
  }
  for (const [i, j] of [...matched, [candidate.length, reference.length] as const]) {
    if (i > candidateEnd || j > referenceEnd) {
      closeSame()
      runs.push(change(candidate.slice(candidateEnd, i).join(''), reference.slice(referenceEnd, j).join('')))
      sameFrom = i
    }
    candidateEnd = i + 1
    referenceEnd = j + 1
  }
  candidateEnd--
  closeSame()
  return runs
}

function change(candidate: string, reference: string): EditRun {
  if (reference === '') return { kind: 'insert', candidate, reference }
  return { kind: candidate === '' ? 'delete' : 'replace', candidate, reference }
}
