import { damerauLevenshteinMetric } from '../../src/metrics/damerau-levenshtein.ts'
import { diceMetric } from '../../src/metrics/dice.ts'
import { diceMultisetMetric } from '../../src/metrics/dice-multiset.ts'
import { fuzzyMatchMetric, ratioMetric, ratioProcessedMetric } from '../../src/metrics/fuzzy-match.ts'
import { hammingMetric } from '../../src/metrics/hamming.ts'
import { indelMetric } from '../../src/metrics/indel.ts'
import { jaroMetric } from '../../src/metrics/jaro.ts'
import { jaroWinklerMetric } from '../../src/metrics/jaro-winkler.ts'
import { lcsSeqMetric } from '../../src/metrics/lcs-seq.ts'
import { levenshteinMetric } from '../../src/metrics/levenshtein.ts'
import type { Metric } from '../../src/metrics/metric.ts'
import { osaMetric } from '../../src/metrics/osa.ts'
import { partialRatioMetric, partialRatioProcessedMetric } from '../../src/metrics/partial-ratio.ts'
import { partialTokenRatioMetric, partialTokenRatioProcessedMetric } from '../../src/metrics/partial-token-ratio.ts'
import {
  partialTokenSetRatioMetric,
  partialTokenSetRatioProcessedMetric,
} from '../../src/metrics/partial-token-set-ratio.ts'
import {
  partialTokenSortRatioMetric,
  partialTokenSortRatioProcessedMetric,
} from '../../src/metrics/partial-token-sort-ratio.ts'
import { postfixMetric } from '../../src/metrics/postfix.ts'
import { prefixMetric } from '../../src/metrics/prefix.ts'
import { quickRatioMetric, quickRatioProcessedMetric } from '../../src/metrics/quick-ratio.ts'
import { tokenRatioMetric, tokenRatioProcessedMetric } from '../../src/metrics/token-ratio.ts'
import { tokenSetRatioMetric, tokenSetRatioProcessedMetric } from '../../src/metrics/token-set-ratio.ts'
import { tokenSortRatioMetric, tokenSortRatioProcessedMetric } from '../../src/metrics/token-sort-ratio.ts'
import { weightedRatioMetric, weightedRatioProcessedMetric } from '../../src/metrics/weighted-ratio.ts'

/** The metrics of edits, ratios and places: all variants of `fuzzy_match`, and that itself. */
export const editMetrics: readonly Metric[] = [
  fuzzyMatchMetric,
  ratioMetric,
  ratioProcessedMetric,
  partialRatioMetric,
  partialRatioProcessedMetric,
  tokenSortRatioMetric,
  tokenSortRatioProcessedMetric,
  tokenSetRatioMetric,
  tokenSetRatioProcessedMetric,
  tokenRatioMetric,
  tokenRatioProcessedMetric,
  partialTokenSortRatioMetric,
  partialTokenSortRatioProcessedMetric,
  partialTokenSetRatioMetric,
  partialTokenSetRatioProcessedMetric,
  partialTokenRatioMetric,
  partialTokenRatioProcessedMetric,
  weightedRatioMetric,
  weightedRatioProcessedMetric,
  quickRatioMetric,
  quickRatioProcessedMetric,
  levenshteinMetric,
  osaMetric,
  damerauLevenshteinMetric,
  indelMetric,
  lcsSeqMetric,
  hammingMetric,
  prefixMetric,
  postfixMetric,
  jaroMetric,
  jaroWinklerMetric,
  diceMetric,
  diceMultisetMetric,
]
