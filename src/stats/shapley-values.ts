/** 2 to the power of so many values is what a score may cost. */
export const mostPlayers = 8

/**
 * Splits `worth(values)` fairly among its arguments, against the worth of zeros: the parts add up to
 * `worth(values) - worth(zeros)`; for a weighted sum, each is weight times value (Shapley, 1953).
 * `undefined` for more than 8 values other than 0, and when the worth of some mixture of values and zeros is not finite.
 */
export function shapleyValues(
  values: readonly number[],
  worth: (values: readonly number[]) => number,
): { readonly base: number; readonly parts: readonly number[] } | undefined {
  // What is 0 changes nothing when it joins.
  const players = values.flatMap((value, index) => (value === 0 ? [] : [index]))
  if (players.length > mostPlayers) return undefined
  const count = 2 ** players.length
  const worths = Array.from({ length: count }, (_, set) => {
    const mixed = values.map(() => 0)
    players.forEach((index, bit) => {
      if ((set >> bit) & 1) mixed[index] = values[index] ?? 0
    })
    return worth(mixed)
  })
  if (!worths.every(Number.isFinite)) return undefined
  const shares = sizeShares(players.length)
  const parts = values.map(() => 0)
  players.forEach((index, bit) => {
    for (let set = 0; set < count; set++) {
      if ((set >> bit) & 1) continue
      const gain = (worths[set | (1 << bit)] ?? 0) - (worths[set] ?? 0)
      parts[index] = (parts[index] ?? 0) + (shares[ones(set)] ?? 0) * gain
    }
  })
  return { base: worths[0] ?? 0, parts }
}

/** By the size of a set: the share of all orders in which exactly its members come before a given player. */
function sizeShares(players: number): number[] {
  const shares: number[] = []
  let sets = 1
  for (let size = 0; size < players; size++) {
    shares.push(1 / (players * sets))
    sets = (sets * (players - 1 - size)) / (size + 1)
  }
  return shares
}

function ones(set: number): number {
  let count = 0
  for (let rest = set; rest !== 0; rest >>= 1) count += rest & 1
  return count
}
