/* oxlint-disable typescript/no-non-null-assertion -- places stay below the lengths, slots below the mask */
import type { ReferenceRun, TokenRun } from './token-run.ts'

/**
 * How many n-grams two token runs share, each counted as often as both have it ("clipped"). Linear in both runs: a
 * rolling hash finds an n-gram by its first place in the reference, where it is compared token by token.
 */
export function sharedNgrams(candidate: TokenRun, reference: ReferenceRun, order: number): number {
  const grams = reference.length - order + 1
  if (grams <= 0 || candidate.length < order) return 0
  const { place } = reference
  const from = candidate.place
  if (place !== undefined && from !== undefined) {
    return place.kernel.sharedGrams(place.idsAt, reference.length, from.idsAt, candidate.length, order)
  }
  // Ids that are not numbered from 0 on (code points) are too many for a table by id.
  if (order === 1 && reference.distinct <= reference.length) return sharedTokens(candidate, reference)
  return (table ??= new NgramTable()).compare(candidate, reference, order)
}

function sharedTokens(candidate: TokenRun, reference: ReferenceRun): number {
  if (left.length < reference.distinct) left = new Int32Array(reference.distinct * 2)
  const counts = left
  counts.fill(0, 0, reference.distinct)
  const { ids } = reference
  for (let i = 0; i < reference.length; i++) counts[ids[i]!]!++
  let matched = 0
  for (let i = 0; i < candidate.length; i++) {
    const id = candidate.ids[i]!
    if (id >= 0 && counts[id]!-- > 0) matched++
  }
  return matched
}

/** How often each token is still there to be matched. Used again by each call. */
let left = new Int32Array(256)

class NgramTable {
  /** Open addressing. A slot holds `base` + number of the n-gram; smaller values are left from earlier calls. */
  private slots = new Int32Array(512)
  private base = 1
  /** Where the n-gram first stands in the reference, and how often it is still there to be matched. */
  private places = new Int32Array(256)
  private counts = new Int32Array(256)

  compare(candidate: TokenRun, { ids, length }: TokenRun, order: number): number {
    const grams = length - order + 1
    if (this.slots.length < 2 * grams || this.base > 0x3fff_ffff) this.reserve(grams)
    const distinct = this.add(ids, grams, order)
    const matched = this.take(candidate, ids, order)
    this.base += distinct
    return matched
  }

  private reserve(grams: number): void {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(this.slots.length, 2 * grams)))
    this.slots = new Int32Array(capacity)
    this.places = new Int32Array(capacity / 2)
    this.counts = new Int32Array(capacity / 2)
    this.base = 1
  }

  /** Counts the n-grams of the reference; returns how many distinct ones there are. */
  private add(ids: Int32Array, grams: number, order: number): number {
    const { base, counts, places, slots } = this
    const mask = slots.length - 1
    const oldest = power(order - 1)
    let hash = 0
    for (let i = 0; i < order - 1; i++) hash = (Math.imul(hash, factor) + ids[i]!) | 0
    let distinct = 0
    for (let start = 0; start < grams; start++) {
      hash = (Math.imul(hash, factor) + ids[start + order - 1]!) | 0
      let slot = spread(hash) & mask
      let number = slots[slot]! - base
      while (number >= 0 && !isSame(ids, start, ids, places[number]!, order)) {
        slot = (slot + 1) & mask
        number = slots[slot]! - base
      }
      if (number < 0) {
        number = distinct++
        slots[slot] = base + number
        places[number] = start
        counts[number] = 0
      }
      counts[number]!++
      hash = (hash - Math.imul(ids[start]!, oldest)) | 0
    }
    return distinct
  }

  /** Takes out the n-grams that the candidate has too; returns how many. */
  private take({ ids, length }: TokenRun, known: Int32Array, order: number): number {
    const { base, counts, places, slots } = this
    const mask = slots.length - 1
    const oldest = power(order - 1)
    let hash = 0
    let matched = 0
    let run = 0
    for (let end = 0; end < length; end++) {
      const id = ids[end]!
      const start = end - order + 1
      hash = (Math.imul(hash, factor) + id) | 0
      // An n-gram with a token that the reference lacks is not looked up.
      run = id < 0 ? 0 : run + 1
      if (run >= order) {
        let slot = spread(hash) & mask
        let number = slots[slot]! - base
        while (number >= 0 && !isSame(ids, start, known, places[number]!, order)) {
          slot = (slot + 1) & mask
          number = slots[slot]! - base
        }
        if (number >= 0 && counts[number]!-- > 0) matched++
      }
      if (start >= 0) hash = (hash - Math.imul(ids[start]!, oldest)) | 0
    }
    return matched
  }
}

let table: NgramTable | undefined

const factor = 0x01000193

function power(exponent: number): number {
  let value = 1
  for (let i = 0; i < exponent; i++) value = Math.imul(value, factor)
  return value
}

function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x9e37_79b1)
  return mixed ^ (mixed >>> 13)
}

function isSame(ids: Int32Array, start: number, known: Int32Array, place: number, order: number): boolean {
  for (let i = 0; i < order; i++) if (ids[start + i] !== known[place + i]) return false
  return true
}
