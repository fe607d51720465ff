// npm packages that claim the same metric. Here only their time counts, not whether their numbers are those of the
// references. `longest` is the length in characters up to which one takes its turn in less than seconds.
// fuzzball runs default_process unless told not to: its plain call meets our processed variant, the raw one the plain.
const raw = { full_process: false }
const fuzzball = (metric, processed, name, longest = 200) => [
  { metric, package: 'fuzzball', longest, pick: (module) => (a, b) => module[name](a, b, raw) },
  { metric: processed, package: 'fuzzball', longest, pick: (module) => (a, b) => module[name](a, b) },
]
const known = [
  ...fuzzball('fuzzyMatch', 'ratioProcessed', 'ratio', 5000),
  ...fuzzball('partialRatio', 'partialRatioProcessed', 'partial_ratio'),
  ...fuzzball('tokenSortRatio', 'tokenSortRatioProcessed', 'token_sort_ratio'),
  ...fuzzball('tokenSetRatio', 'tokenSetRatioProcessed', 'token_set_ratio'),
  ...fuzzball('partialTokenSortRatio', 'partialTokenSortRatioProcessed', 'partial_token_sort_ratio'),
  ...fuzzball('partialTokenSetRatio', 'partialTokenSetRatioProcessed', 'partial_token_set_ratio'),
  ...fuzzball('weightedRatio', 'weightedRatioProcessed', 'WRatio'),
  { metric: 'levenshtein', package: 'fuzzball', longest: 5000, pick: ({ distance }) => (a, b) => distance(a, b, raw) },
  { metric: 'levenshtein', package: 'fastest-levenshtein', longest: 5000, pick: ({ distance }) => distance },
  { metric: 'levenshtein', package: 'natural', longest: 200, pick: ({ LevenshteinDistance }) => LevenshteinDistance },
  { metric: 'osa', package: 'natural', longest: 200, pick: ({ DamerauLevenshteinDistance: osa }) => (a, b) => osa(a, b, { restricted: true }) },
  { metric: 'damerauLevenshtein', package: 'natural', longest: 200, pick: ({ DamerauLevenshteinDistance }) => DamerauLevenshteinDistance },
  { metric: 'jaroWinkler', package: 'natural', longest: 5000, pick: ({ JaroWinklerDistance }) => JaroWinklerDistance },
  { metric: 'diceMultiset', package: 'natural', longest: 5000, pick: ({ DiceCoefficient }) => DiceCoefficient },
  { metric: 'diceMultiset', package: 'string-similarity', longest: 5000, pick: ({ compareTwoStrings }) => compareTwoStrings },
  { metric: 'dice', package: 'string-similarity', longest: 5000, pick: ({ compareTwoStrings }) => compareTwoStrings },
  { metric: 'rougeL', package: 'js-rouge', longest: 5000, pick: ({ l }) => l },
  { metric: 'rouge1', package: 'js-rouge', longest: 5000, pick: ({ n }) => (a, b) => n(a, b, { n: 1 }) },
  { metric: 'rouge2', package: 'js-rouge', longest: 5000, pick: ({ n }) => (a, b) => n(a, b, { n: 2 }) },
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
