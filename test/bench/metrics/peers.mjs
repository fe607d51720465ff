// npm packages that claim the same metric. Their numbers differ (most are wrong in a part of the cases); here only time counts.
const known = [
  { metric: 'fuzzyMatch', package: 'fuzzball', pick: ({ ratio }) => ratio },
  { metric: 'partialRatio', package: 'fuzzball', pick: ({ partial_ratio }) => partial_ratio },
  { metric: 'tokenSetRatio', package: 'fuzzball', pick: ({ token_set_ratio }) => token_set_ratio },
  { metric: 'weightedRatio', package: 'fuzzball', pick: ({ WRatio }) => WRatio },
  { metric: 'levenshtein', package: 'fastest-levenshtein', pick: ({ distance }) => distance },
  { metric: 'levenshtein', package: 'natural', pick: ({ LevenshteinDistance }) => LevenshteinDistance },
  { metric: 'osa', package: 'natural', pick: ({ DamerauLevenshteinDistance: osa }) => (a, b) => osa(a, b, { restricted: true }) },
  { metric: 'damerauLevenshtein', package: 'natural', pick: ({ DamerauLevenshteinDistance }) => DamerauLevenshteinDistance },
  { metric: 'jaroWinkler', package: 'natural', pick: ({ JaroWinklerDistance }) => JaroWinklerDistance },
  { metric: 'diceMultiset', package: 'natural', pick: ({ DiceCoefficient }) => DiceCoefficient },
  { metric: 'diceMultiset', package: 'string-similarity', pick: ({ compareTwoStrings }) => compareTwoStrings },
  { metric: 'rougeL', package: 'js-rouge', pick: ({ l }) => l },
  { metric: 'rouge1', package: 'js-rouge', pick: ({ n }) => (a, b) => n(a, b, { n: 1 }) },
  { metric: 'bleu', package: 'bleu-score', pick: ({ bleu }) => (candidate, reference) => bleu(reference, candidate, 4) },
]

/** The peers that are installed, and the names of those that are not. */
export async function loadPeers() {
  const modules = new Map()
  for (const name of new Set(known.map((peer) => peer.package))) {
    modules.set(name, await import(name).then((module) => ({ ...module.default, ...module }), () => undefined))
  }
  return {
    peers: known.flatMap(({ metric, package: name, pick }) => {
      const module = modules.get(name)
      return module === undefined ? [] : [{ metric, name, compare: pick(module) }]
    }),
    absent: [...modules].filter(([, module]) => module === undefined).map(([name]) => name),
  }
}
