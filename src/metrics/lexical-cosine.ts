import { cosineSimilarity } from './cosine.ts'
import { hashEmbed } from './hash-embedder.ts'
import type { Metric } from './metric.ts'
import { MetricUndefinedError } from './metric-undefined.ts'

/**
 * The cosine of the two texts' lexical hash vectors (`hashEmbed`): an offline stand-in for `cosine`, which needs an
 * embedding model. It sees common words and parts of words, not meaning. 0..1 (a value below 0 comes from hashes that
 * collide and is given as 0), symmetric; a text scores 1 against itself. Throws `MetricUndefinedError` when a text is
 * empty or whitespace only. Its authority is this implementation.
 */
export function lexicalCosine(candidate: string, reference: string): number {
  return compareVectors(hashEmbed(candidate), hashEmbed(reference))
}

/** The variant `lexical_hash` of `cosine`. */
export const lexicalCosineMetric: Metric = {
  family: 'cosine',
  variant: 'lexical_hash',
  name: 'lexicalCosine',
  summary: 'Cosine of lexical hash vectors (words and runs of three letters): an offline stand-in, not semantic.',
  authority: 'graderkit, hashEmbed',
  symmetric: true,
  identical: '1; not defined for whitespace only',
  range: [0, 1],
  compare: lexicalCosine,
  prepare(reference) {
    const vector = hashEmbed(reference)
    return (candidate) => compareVectors(hashEmbed(candidate), vector)
  },
}

function compareVectors(candidate: Float64Array, reference: Float64Array): number {
  for (const [side, vector] of [
    ['candidate', candidate],
    ['reference', reference],
  ] as const) {
    if (vector.every((value) => value === 0)) {
      throw new MetricUndefinedError(`The lexical cosine is not defined: the ${side} has nothing but whitespace.`)
    }
  }
  return Math.max(0, cosineSimilarity(candidate, reference))
}
