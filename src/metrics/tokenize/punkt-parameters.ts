import { punktText } from '#lazy/punkt'

/** What the training text of Punkt says of English words; words in lower case, without a final period. */
export interface PunktParameters {
  /** Words that are abbreviations when a period follows. */
  readonly abbreviations: ReadonlySet<string>
  /** Words that often begin a sentence. */
  readonly starters: ReadonlySet<string>
  /** Pairs, joined by a space, of a word before a period that ends no sentence and the word after it. */
  readonly collocations: ReadonlySet<string>
  /** How a word was seen; words never seen in lower case are not in it. */
  readonly usage: () => ReadonlyMap<string, WordUsage>
}

/**
 * Seen in lower case, and never capitalised inside a sentence; the same, but never capitalised at all and in lower case
 * at the start of a sentence; seen in lower case and capitalised inside a sentence.
 */
export type WordUsage = 'lower' | 'lower at start' | 'both'

/** The parameters, read from their table with the first call; the words' usage only when it is asked for. */
export function punktParameters(): PunktParameters {
  return (loaded ??= parameters(punktText()))
}

let loaded: PunktParameters | undefined

function parameters(table: string): PunktParameters {
  const [abbreviations = '', starters = '', collocations = '', ...lists] = table.split('\n')
  let usage: ReadonlyMap<string, WordUsage> | undefined
  return {
    abbreviations: new Set(abbreviations.split('\t')),
    starters: new Set(starters.split('\t')),
    collocations: new Set(collocations.split('\t')),
    usage: () => (usage ??= usageOf(lists)),
  }
}

function usageOf(lists: readonly string[]): Map<string, WordUsage> {
  const usage = new Map<string, WordUsage>()
  const kinds: readonly WordUsage[] = ['lower', 'lower at start', 'both']
  kinds.forEach((kind, index) => {
    let word = ''
    // Each word is a capital letter for the length of what it shares with the word before, and the rest of it.
    for (const [, letter = '', rest = ''] of (lists[index] ?? '').matchAll(/([A-Z])([^A-Z]*)/gu)) {
      word = word.slice(0, letter.charCodeAt(0) - 65) + rest
      usage.set(word, kind)
    }
  })
  return usage
}
