/* oxlint-disable typescript/no-non-null-assertion -- ids come from the table itself */
import { wordnetText } from '#lazy/wordnet'
import { baseForms, type IrregularForms, partsOfSpeech, readIrregularForms } from './wordnet-forms.ts'
import { WordNetNames } from './wordnet-names.ts'
import { WordNetSynsets } from './wordnet-synsets.ts'

/** WordNet 3.0 as METEOR asks it: names that are one word, and which of them share a synset. */
export class WordNet {
  readonly names: WordNetNames
  readonly #synsets: WordNetSynsets
  /** For each name, a hexadecimal digit: the parts of speech in which it has a synset alone. */
  readonly #alone: string
  readonly #irregular: readonly IrregularForms[]

  constructor(table: string) {
    const [coded = '', cases = '', mixed = '', alone = '', ...lines] = table.split('\n')
    const synsetLines = 6 * partsOfSpeech.length
    this.names = new WordNetNames(coded, cases, mixed)
    this.#alone = alone
    this.#synsets = new WordNetSynsets(lines.slice(0, synsetLines), this.names.count)
    this.#irregular = lines.slice(synsetLines).map(readIrregularForms)
  }

  /** The id of a word that is a name in lower case, or -1. */
  lemma(word: string): number {
    const [from, to] = this.names.range(word)
    // The name in lower case comes last.
    return to > from && this.names.isLower(to - 1) && !this.names.isCollocation(to - 1) ? to - 1 : -1
  }

  /** The ids of all names in the synsets of a word in lower case and of what it may be a form of. */
  synonyms(word: string): ReadonlySet<number> {
    const found = new Set<number>()
    partsOfSpeech.forEach((_, part) => {
      for (const form of baseForms(word, part, this.#irregular[part] ?? new Map())) this.#addSynonyms(form, part, found)
    })
    return found
  }

  #addSynonyms(form: string, part: number, found: Set<number>): void {
    const { starts, members, parts, nameStarts, ofName } = this.#synsets
    const [from, to] = this.names.range(form)
    for (let id = from; id < to; id++) {
      if ((Number.parseInt(this.#alone[id]!, 16) & (1 << part)) !== 0) found.add(id)
      for (let k = nameStarts[id]!; k < nameStarts[id + 1]!; k++) {
        const synset = ofName[k]!
        if (synset < parts[part]! || synset >= parts[part + 1]!) continue
        for (let i = starts[synset]!; i < starts[synset + 1]!; i++) {
          if (!this.names.isCollocation(members[i]!)) found.add(members[i]!)
        }
      }
    }
  }
}

/** WordNet, read from its table with the first call. */
export function wordnet(): WordNet {
  return (loaded ??= new WordNet(wordnetText()))
}

let loaded: WordNet | undefined
