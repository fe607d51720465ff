import { loadTokens, type LoadTokens } from '../tokenize/load-tokens.ts'
import { TokenBuffer } from '../tokenize/token-buffer.ts'
import { ReferenceNgrams } from './reference-ngrams.ts'

/** What the n-grams of two texts have in common. */
export interface NgramOverlap {
  /** Tokens of the candidate. */
  readonly candidateLength: number
  /** Tokens of the reference. */
  readonly referenceLength: number
  /** At `n - 1`: n-grams of the candidate that are in the reference, each counted as often as it is in both. */
  readonly matches: Int32Array
}

/** What two texts have in common; the next call of this function writes over the result. */
export function ngramOverlap(load: LoadTokens, orders: number, candidate: string, reference: string): NgramOverlap {
  const comparison = (scratch[orders] ??= new Comparison(orders))
  comparison.take(load, reference)
  return comparison.compare(load, candidate)
}

/** The same for many candidates: the reference is cut and its n-grams are counted once. */
export function prepareNgramOverlap(
  load: LoadTokens,
  orders: number,
  reference: string,
): (candidate: string) => NgramOverlap {
  const comparison = new Comparison(orders)
  comparison.take(load, reference)
  return (candidate) => comparison.compare(load, candidate)
}

/** What two lists of tokens have in common; no token is empty or has a line break. */
export function tokenOverlap(orders: number, candidate: readonly string[], reference: readonly string[]): NgramOverlap {
  const comparison = new Comparison(orders)
  comparison.take((buffer) => loadTokens(buffer, reference), '')
  return comparison.compare((buffer) => loadTokens(buffer, candidate), '')
}

class Comparison implements NgramOverlap {
  candidateLength = 0
  readonly matches: Int32Array
  readonly #ngrams: ReferenceNgrams

  constructor(orders: number) {
    this.matches = new Int32Array(orders)
    this.#ngrams = new ReferenceNgrams(orders)
  }

  get referenceLength(): number {
    return this.#ngrams.length
  }

  take(load: LoadTokens, reference: string): void {
    const tokens = (buffer ??= new TokenBuffer())
    load(tokens, reference)
    this.#ngrams.take(tokens)
  }

  compare(load: LoadTokens, candidate: string): this {
    const tokens = (buffer ??= new TokenBuffer())
    load(tokens, candidate)
    this.candidateLength = tokens.count
    this.#ngrams.match(tokens, this.matches)
    return this
  }
}

/** Each text is done with before the next is loaded, so that one buffer serves all. */
let buffer: TokenBuffer | undefined
/** By the number of orders. */
const scratch: (Comparison | undefined)[] = []
