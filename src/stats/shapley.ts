/** Players up to here take part in every order; beyond it the number of coalitions gets out of hand. */
const mostExact = 10

/** What each player brings, in their order. */
export interface ShapleyValues {
  readonly values: readonly number[]
  /** False when only the cyclic orders and their reverses were averaged. */
  readonly isExact: boolean
}

/**
 * What each of `players` adds to a game, averaged over the orders in which they may join: the only division that adds up to
 * `worth(all) - worth(none)`, gives nothing to who changes nothing, and treats equals alike. Up to ten players by all orders,
 * beyond that by the 2n cyclic orders and their reverses, which add up as well. `undefined` when some worth is not finite.
 * Source: Shapley, A Value for n-Person Games (1953).
 */
export function shapleyValues(
  players: number,
  worth: (joined: readonly boolean[]) => number,
): ShapleyValues | undefined {
  const isExact = players <= mostExact
  const values = isExact ? overAllOrders(players, worth) : overCyclicOrders(players, worth)
  return values.every(Number.isFinite) ? { values, isExact } : undefined
}

function overAllOrders(players: number, worth: (joined: readonly boolean[]) => number): number[] {
  const coalitions = 2 ** players
  const places = Array.from({ length: players }, (_, player) => player)
  const worths = Array.from({ length: coalitions }, (_, set) =>
    worth(places.map((player) => (set >> player) % 2 === 1)),
  )
  const shares = sharesBySize(players)
  return places.map((player) => {
    let value = 0
    for (let set = 0; set < coalitions; set++) {
      if ((set >> player) % 2 === 1) continue
      value += (shares[size(set)] ?? 0) * ((worths[set + 2 ** player] ?? Number.NaN) - (worths[set] ?? Number.NaN))
    }
    return value
  })
}

/** The share of all orders in which exactly a given set of each size stands before a given player. */
function sharesBySize(players: number): number[] {
  const shares = [1 / players]
  for (let before = 1; before < players; before++)
    shares.push(((shares[before - 1] ?? 0) * before) / (players - before))
  return shares
}

function size(set: number): number {
  let count = 0
  for (let rest = set; rest > 0; rest >>= 1) count += rest % 2
  return count
}

function overCyclicOrders(players: number, worth: (joined: readonly boolean[]) => number): number[] {
  const values = Array.from({ length: players }, () => 0)
  for (const step of [1, players - 1]) {
    for (let first = 0; first < players; first++) {
      const joined = values.map(() => false)
      let before = worth(joined)
      for (let turn = 0; turn < players; turn++) {
        const player = (first + turn * step) % players
        joined[player] = true
        const after = worth(joined)
        values[player] = (values[player] ?? 0) + (after - before) / (2 * players)
        before = after
      }
    }
  }
  return values
}
