// npm packages that claim the same metric. Here only their time counts, not whether their numbers are those of the
// references. `longest` is the length in characters up to which one takes its turn in less than seconds.
const known = [
  { metric: 'fuzzyMatch', package: 'fuzzball', longest: 5000, pick: ({ ratio }) => ratio },
  { metric: 'partialRatio', package: 'fuzzball', longest: 200, pick: ({ partial_ratio }) => partial_ratio },
  { metric: 'tokenSetRatio', package: 'fuzzball', longest: 200, pick: ({ token_set_ratio }) => token_set_ratio },
  { metric: 'weightedRatio', package: 'fuzzball', longest: 200, pick: ({ WRatio }) => WRatio },
  { metric: 'levenshtein', package: 'fastest-levenshtein', longest: 5000, pick: ({ distance }) => distance },
  { metric: 'levenshtein', package: 'natural', longest: 200, pick: ({ LevenshteinDistance }) => LevenshteinDistance },
  { metric: 'osa', package: 'natural', longest: 200, pick: ({ DamerauLevenshteinDistance: osa }) => (a, b) => osa(a, b, { restricted: true }) },
  { metric: 'damerauLevenshtein', package: 'natural', longest: 200, pick: ({ DamerauLevenshteinDistance }) => DamerauLevenshteinDistance },
  { metric: 'jaroWinkler', package: 'natural', longest: 5000, pick: ({ JaroWinklerDistance }) => JaroWinklerDistance },
  { metric: 'diceMultiset', package: 'natural', longest: 5000, pick: ({ DiceCoefficient }) => DiceCoefficient },
  { metric: 'diceMultiset', package: 'string-similarity', longest: 5000, pick: ({ compareTwoStrings }) => compareTwoStrings },
  { metric: 'rougeL', package: 'js-rouge', longest: 5000, pick: ({ l }) => l },
  { metric: 'rouge1', package: 'js-rouge', longest: 5000, pick: ({ n }) => (a, b) => n(a, b, { n: 1 }) },
  { metric: 'bleu', package: 'bleu-score', longest: 5000, pick: ({ bleu }) => (candidate, reference) => bleu(reference, candidate, 4) },
]

/** The peers that are installed, and the names of those that are not. */
export async function loadPeers() {
  // One of natural's many dependencies greets on being loaded.
  process.env.DOTENV_CONFIG_QUIET = 'true'
  const modules = new Map()
  for (const name of new Set(known.map((peer) => peer.package))) {
    modules.set(name, await import(name).then((module) => ({ ...module.default, ...module }), () => undefined))
  }
  return {
    peers: known.flatMap(({ metric, package: name, longest, pick }) => {
      const module = modules.get(name)
      return module === undefined ? [] : [{ metric, name, longest, compare: pick(module) }]
    }),
    absent: [...modules].filter(([, module]) => module === undefined).map(([name]) => name),
  }
}
