/* oxlint-disable typescript/no-non-null-assertion -- positions are below the number of tokens */
import type { TokenBuffer } from '../tokenize/token-buffer.ts'
import { wordnet } from '../wordnet/wordnet.ts'
import { OpenTokens } from './open-tokens.ts'
import { Stacks } from './stacks.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A text in lower case, its tokens, and for each its number in a vocabulary. */
export interface NumberedTokens {
  readonly tokens: TokenBuffer
  readonly ids: Int32Array
}

/** Which token of the reference each token of the candidate is matched with. */
export class Alignment {
  /** For each token of the candidate its partner in the reference, or -1. */
  partners = new Int32Array(128)
  /** For each token of the candidate that has a partner: 0 they are equal, 1 their stems are, 2 they are synonyms. */
  stages = new Uint8Array(128)
  readonly #candidate = new OpenTokens()
  readonly #reference = new OpenTokens()
  readonly #byWord = new Stacks()
  readonly #byName = new Stacks()

  /**
   * In three stages: equal words, equal stems, synonyms of stems. Each goes through the candidate from its end and matches
   * a token with the last token of the reference that fits and is still free. Returns the number of matches.
   */
  align(candidate: NumberedTokens, reference: NumberedTokens, vocabulary: Vocabulary): number {
    const { count } = candidate.tokens
    const least = Math.min(count, reference.tokens.count)
    if (this.partners.length < count) {
      this.partners = new Int32Array(count)
      this.stages = new Uint8Array(count)
    }
    this.#candidate.reserve(count)
    this.#reference.reserve(reference.tokens.count)
    let matches = this.#matchWords(candidate, reference, vocabulary.wordCount)
    if (matches === least) return matches
    this.#candidate.stem(candidate.tokens, vocabulary)
    this.#reference.stem(reference.tokens, vocabulary)
    matches += this.#matchStems(vocabulary.stemCount)
    return matches === least ? matches : matches + this.#matchSynonyms(vocabulary)
  }

  /** The first stage, for all tokens; what it leaves is open. */
  #matchWords(candidate: NumberedTokens, reference: NumberedTokens, words: number): number {
    const { ids } = reference
    const { count } = reference.tokens
    const stacks = this.#byWord
    stacks.reserve(words, count)
    const { tops, below } = stacks
    const { partners, stages } = this
    const left = this.#candidate
    const right = this.#reference
    for (let j = 0; j < count; j++) {
      const word = ids[j]!
      right.keys[j] = word
      below[j] = tops[word]!
      tops[word] = j
    }
    let open = candidate.tokens.count
    left.count = 0
    for (let i = open - 1; i >= 0; i--) {
      const word = candidate.ids[i]!
      const partner = tops[word]!
      partners[i] = partner
      left.keys[i] = word
      if (partner < 0) continue
      tops[word] = below[partner]!
      right.keys[partner] = -1
      left.keys[i] = -1
      stages[i] = 0
    }
    open = 0
    for (let i = 0; i < candidate.tokens.count; i++) if (partners[i]! < 0) left.positions[open++] = i
    left.count = open
    open = 0
    for (let j = 0; j < count; j++) {
      tops[ids[j]!] = -1
      if (right.keys[j]! >= 0) right.positions[open++] = j
    }
    right.count = open
    return count - open
  }

  #matchStems(stems: number): number {
    const { keys, positions, count } = this.#reference
    const stacks = this.#byWord
    stacks.reserve(stems, keys.length)
    for (let k = 0; k < count; k++) stacks.push(keys[positions[k]!]!, positions[k]!)
    const left = this.#candidate
    let matches = 0
    for (let k = left.count - 1; k >= 0; k--) {
      const i = left.positions[k]!
      const partner = stacks.top(left.keys[i]!)
      if (partner < 0) continue
      stacks.pop(left.keys[i]!)
      this.#match(i, partner, 1)
      matches++
    }
    for (let k = 0; k < count; k++) if (keys[positions[k]!]! >= 0) stacks.empty(keys[positions[k]!]!)
    left.close()
    this.#reference.close()
    return matches
  }

  #matchSynonyms(vocabulary: Vocabulary): number {
    const right = this.#reference
    const { keys, positions } = right
    const stacks = this.#byName
    stacks.reserve(wordnet().names.count, keys.length)
    for (let k = 0; k < right.count; k++) keys[positions[k]!] = vocabulary.lemma(keys[positions[k]!]!)
    // What is no name of WordNet is no synonym.
    right.close()
    const { count } = right
    for (let k = 0; k < count; k++) stacks.push(keys[positions[k]!]!, positions[k]!)
    const left = this.#candidate
    const { tops } = stacks
    let matches = 0
    for (let k = left.count - 1; k >= 0 && matches < count; k--) {
      const i = left.positions[k]!
      const synonyms = vocabulary.synonyms(left.keys[i]!)
      let last = -1
      for (let s = 0; s < synonyms.length; s++) {
        const top = tops[synonyms[s]!]!
        if (top > last) last = top
      }
      if (last < 0) continue
      stacks.pop(keys[last]!)
      this.#match(i, last, 2)
      matches++
    }
    for (let k = 0; k < count; k++) if (keys[positions[k]!]! >= 0) stacks.empty(keys[positions[k]!]!)
    return matches
  }

  #match(candidatePosition: number, referencePosition: number, stage: number): void {
    this.partners[candidatePosition] = referencePosition
    this.stages[candidatePosition] = stage
    this.#candidate.keys[candidatePosition] = -1
    this.#reference.keys[referencePosition] = -1
  }
}
