/** How many numbers `hashEmbed` gives. */
export const hashEmbeddingSize = 512

/**
 * A vector for a text from its letters alone: no model, no network, the same on every machine. It is lexical, not
 * semantic: texts with common words or parts of words are near, synonyms are not ("car" and "automobile" are strangers).
 * A stand-in for tests and demonstrations; it gives nothing like the numbers of an embedding model.
 *
 * Features are the words (NFKC, lower case, runs of letters and digits of any script) and each word's runs of three
 * UTF-16 units, its ends marked. A feature that comes n times adds the square root of n, half as much again for words, to
 * one of 512 places, up or down, both picked by its hash. A text without letters and digits counts as one word, one of
 * whitespace only gives zeros. The vector has length 1 otherwise (within rounding).
 */
export function hashEmbed(text: string): Float64Array {
  const vector = new Float64Array(hashEmbeddingSize)
  for (const [feature, { count, weight }] of featuresOf(text)) {
    const hash = hashFeature(feature)
    // The place and the direction come from different bits.
    const place = hash >>> 23
    const size = weight * Math.sqrt(count)
    vector[place] = (vector[place] ?? 0) + ((hash & 1) === 0 ? size : -size)
  }
  let squares = 0
  for (const value of vector) squares += value * value
  const length = Math.sqrt(squares)
  if (length > 0) for (const [place, value] of vector.entries()) vector[place] = value / length
  return vector
}

interface Feature {
  count: number
  readonly weight: number
}

function featuresOf(text: string): Map<string, Feature> {
  const features = new Map<string, Feature>()
  for (const word of wordsOf(text)) {
    add(features, `word ${word}`, 1.5)
    const marked = `^${word}$`
    for (let i = 0; i + 3 <= marked.length; i++) add(features, marked.slice(i, i + 3), 1)
  }
  return features
}

function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase()
  return folded.match(/[\p{L}\p{N}\p{M}]+/gu) ?? folded.match(/\S+/gu) ?? []
}

function add(features: Map<string, Feature>, name: string, weight: number): void {
  const feature = features.get(name)
  if (feature === undefined) features.set(name, { count: 1, weight })
  else feature.count++
}

/** FNV-1a over the UTF-16 code units, then two rounds that spread every unit over all bits. */
function hashFeature(feature: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < feature.length; i++) hash = Math.imul(hash ^ feature.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return (hash ^ (hash >>> 16)) >>> 0
}
