/** A stretch of text that both texts have, or only one of them. */
export interface DiffPiece {
  readonly kind: 'same' | 'onlyInput' | 'onlyReference'
  readonly text: string
}

/** Insertions and deletions up to which the shortest edit is looked for; texts that differ more have little in common. */
const mostEdits = 600

/**
 * How the words of two texts differ: the shortest edit by words, marks and spaces, and beyond 600 edits what stands between
 * the common start and the common end. Joined without `onlyReference` it is the input, without `onlyInput` the reference.
 * Source: Myers, An O(ND) Difference Algorithm and Its Variations (1986).
 */
export function wordDiff(input: string, reference: string): readonly DiffPiece[] {
  const left = words(input)
  const right = words(reference)
  const shortest = Math.min(left.length, right.length)
  let start = 0
  while (start < shortest && left[start] === right[start]) start++
  let end = 0
  while (end < shortest - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++
  const middle = edits(left.slice(start, left.length - end), right.slice(start, right.length - end))
  const piece = (kind: DiffPiece['kind'], text: readonly string[]): DiffPiece => ({ kind, text: text.join('') })
  return joined([piece('same', left.slice(0, start)), ...middle, piece('same', end === 0 ? [] : left.slice(-end))])
}

/** Words, runs of spaces, and single marks. */
function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}_]+|\s+|[^\p{L}\p{N}\p{M}_\s]/gu) ?? []
}

function edits(left: readonly string[], right: readonly string[]): DiffPiece[] {
  const whole: DiffPiece[] = [
    { kind: 'onlyInput', text: left.join('') },
    { kind: 'onlyReference', text: right.join('') },
  ]
  if (left.length === 0 || right.length === 0) return whole
  const rounds = furthest(left, right)
  return rounds === undefined ? whole : walkBack(left, right, rounds)
}

/** How far along `left` each diagonal comes with each number of edits; `undefined` when that takes too many. */
function furthest(left: readonly string[], right: readonly string[]): Map<number, number>[] | undefined {
  const rounds: Map<number, number>[] = []
  let reached = new Map([[1, 0]])
  for (let count = 0; count <= Math.min(mostEdits, left.length + right.length); count++) {
    const next = new Map<number, number>()
    rounds.push(next)
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let x = stepsDown(reached, diagonal, count)
        ? (reached.get(diagonal + 1) ?? 0)
        : (reached.get(diagonal - 1) ?? 0) + 1
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x++
      next.set(diagonal, x)
      if (x >= left.length && x - diagonal >= right.length) return rounds
    }
    reached = next
  }
  return undefined
}

/** Whether the furthest way to a diagonal comes by a word of the reference, and not by one of the input. */
function stepsDown(reached: ReadonlyMap<number, number>, diagonal: number, count: number): boolean {
  if (diagonal === -count) return true
  return diagonal !== count && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1)
}

function walkBack(
  left: readonly string[],
  right: readonly string[],
  rounds: readonly ReadonlyMap<number, number>[],
): DiffPiece[] {
  const backwards: DiffPiece[] = []
  let x = left.length
  let y = right.length
  for (let count = rounds.length - 1; count >= 0; count--) {
    const before = rounds[count - 1] ?? new Map([[1, 0]])
    const diagonal = x - y
    const isDown = stepsDown(before, diagonal, count)
    const fromDiagonal = isDown ? diagonal + 1 : diagonal - 1
    const fromX = count === 0 ? 0 : (before.get(fromDiagonal) ?? 0)
    const fromY = count === 0 ? 0 : fromX - fromDiagonal
    while (x > fromX && y > fromY && left[x - 1] === right[y - 1]) {
      backwards.push({ kind: 'same', text: left[--x] ?? '' })
      y--
    }
    if (count === 0) break
    if (isDown) backwards.push({ kind: 'onlyReference', text: right[--y] ?? '' })
    else backwards.push({ kind: 'onlyInput', text: left[--x] ?? '' })
  }
  return backwards.toReversed()
}

/**
 * Neighbours of one kind in one piece; between two that are the same, what only the input has comes first. Spaces and marks
 * that both have between changed words belong to the change: alone they would only make it hard to read.
 */
function joined(pieces: readonly DiffPiece[]): DiffPiece[] {
  const found: DiffPiece[] = []
  let input = ''
  let reference = ''
  let same = ''
  const flush = (): void => {
    if (input !== '') found.push({ kind: 'onlyInput', text: input })
    if (reference !== '') found.push({ kind: 'onlyReference', text: reference })
    if (same !== '') found.push({ kind: 'same', text: same })
    same = input = reference = ''
  }
  for (const { kind, text } of pieces) {
    if (text === '') continue
    if (kind === 'same') {
      same += text
      continue
    }
    if (same !== '' && (input !== '' || reference !== '') && !/[\p{L}\p{N}]/u.test(same)) {
      input += same
      reference += same
      same = ''
    } else if (same !== '') flush()
    if (kind === 'onlyInput') input += text
    else reference += text
  }
  flush()
  return found
}
