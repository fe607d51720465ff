/* oxlint-disable typescript/no-non-null-assertion -- positions are below the number of tokens */
import { loadTokens, type LoadTokens } from '../tokenize/load-tokens.ts'
import { TokenBuffer } from '../tokenize/token-buffer.ts'
import { Alignment, type NumberedTokens } from './alignment.ts'
import { Vocabulary } from './vocabulary.ts'

/** What an alignment comes to. */
export interface MeteorCounts {
  readonly candidateLength: number
  readonly referenceLength: number
  readonly matches: number
  /** Runs of matches that are in the same order, and without a gap, on both sides. */
  readonly chunks: number
  /** The alignment itself; the next comparison writes over it. */
  readonly alignment: Alignment
}

/** One text of a comparison. */
class Text implements NumberedTokens {
  readonly tokens = new TokenBuffer()
  ids = new Int32Array(128)
  #generation = -1

  load(load: LoadTokens, text: string): void {
    const { tokens } = this
    load(tokens, text)
    // Token by token, since what is around a sigma decides which small one it becomes.
    if (tokens.isAscii) tokens.lowerCaseAscii()
    else
      loadTokens(
        tokens,
        tokens.toStrings().map((token) => token.toLowerCase()),
      )
    if (this.ids.length < tokens.count) this.ids = new Int32Array(tokens.count)
    this.#generation = -1
  }

  number(vocabulary: Vocabulary): void {
    if (this.#generation === vocabulary.generation) return
    vocabulary.number(this.tokens, this.ids)
    this.#generation = vocabulary.generation
  }
}

/** Aligns two texts; the next call writes over the result. */
export function compareMeteor(load: LoadTokens, candidate: string, reference: string): MeteorCounts {
  const text = (scratchReference ??= new Text())
  text.load(load, reference)
  return countsOf(load, candidate, text)
}

/** The same for many candidates: the reference is cut and numbered once. */
export function prepareMeteorComparison(load: LoadTokens, reference: string): (candidate: string) => MeteorCounts {
  const text = new Text()
  text.load(load, reference)
  return (candidate) => countsOf(load, candidate, text)
}

let scratchCandidate: Text | undefined
let scratchReference: Text | undefined
let alignment: Alignment | undefined
let vocabulary: Vocabulary | undefined

function countsOf(load: LoadTokens, candidate: string, reference: Text): MeteorCounts {
  alignment ??= new Alignment()
  vocabulary ??= new Vocabulary()
  vocabulary.forgetIfLarge()
  const text = (scratchCandidate ??= new Text())
  text.load(load, candidate)
  text.number(vocabulary)
  reference.number(vocabulary)
  const matches = alignment.align(text, reference, vocabulary)
  const candidateLength = text.tokens.count
  return {
    candidateLength,
    referenceLength: reference.tokens.count,
    matches,
    chunks: countChunks(alignment.partners, candidateLength),
    alignment,
  }
}

function countChunks(partners: Int32Array, length: number): number {
  let chunks = 0
  // No partner is -1, so that the first match begins a chunk, and so does one after an unmatched token.
  let expected = -2
  for (let i = 0; i < length; i++) {
    const partner = partners[i]!
    if (partner >= 0 && partner !== expected) chunks++
    expected = partner < 0 ? -2 : partner + 1
  }
  return chunks
}
