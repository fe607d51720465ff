import { bleuVariantMetrics } from './bleu-variant-metrics.ts'
import { bleuMetric } from './bleu.ts'
import { characterAccuracyMetric } from './character-error-rate.ts'
import { chrfMetrics } from './chrf.ts'
import { damerauLevenshteinMetric } from './damerau-levenshtein.ts'
import { diceMultisetMetric } from './dice-multiset.ts'
import { diceMetric } from './dice.ts'
import { fuzzyMatchMetric, ratioMetric, ratioProcessedMetric } from './fuzzy-match.ts'
import { gleuVariantMetrics } from './gleu-variants.ts'
import { gleuMetric } from './gleu.ts'
import { hammingMetric } from './hamming.ts'
import { hfBleuMetrics } from './hf-bleu.ts'
import { indelMetric } from './indel.ts'
import { jaroWinklerMetric } from './jaro-winkler.ts'
import { jaroMetric } from './jaro.ts'
import { lcsSeqMetric } from './lcs-seq.ts'
import { levenshteinMetric } from './levenshtein.ts'
import { lexicalCosineMetric } from './lexical-cosine.ts'
import { meteorVariantMetrics } from './meteor-variants.ts'
import { meteorMetric } from './meteor.ts'
import { osaMetric } from './osa.ts'
import { partialRatioMetric, partialRatioProcessedMetric } from './partial-ratio.ts'
import { partialTokenRatioMetric, partialTokenRatioProcessedMetric } from './partial-token-ratio.ts'
import { partialTokenSetRatioMetric, partialTokenSetRatioProcessedMetric } from './partial-token-set-ratio.ts'
import { partialTokenSortRatioMetric, partialTokenSortRatioProcessedMetric } from './partial-token-sort-ratio.ts'
import { postfixMetric } from './postfix.ts'
import { prefixMetric } from './prefix.ts'
import { quickRatioMetric, quickRatioProcessedMetric } from './quick-ratio.ts'
import { rougeLMetric } from './rouge-l.ts'
import { rougeLsumMetrics } from './rouge-lsum.ts'
import { rouge1Metric, rouge2Metric, rouge3Metric, rouge4Metric, rouge5Metric } from './rouge-n.ts'
import { rougePltrdyMetrics } from './rouge-pltrdy.ts'
import { rougePrecisionMetrics } from './rouge-precision.ts'
import { rougeRecallMetrics } from './rouge-recall.ts'
import { rougeStemmedPrecisionMetrics } from './rouge-stemmed-precision.ts'
import { rougeStemmedRecallMetrics } from './rouge-stemmed-recall.ts'
import { rougeStemmedMetrics } from './rouge-stemmed.ts'
import { sacrebleuMetric } from './sacrebleu.ts'
import { squadMetrics } from './squad.ts'
import { tokenRatioMetric, tokenRatioProcessedMetric } from './token-ratio.ts'
import { tokenSetRatioMetric, tokenSetRatioProcessedMetric } from './token-set-ratio.ts'
import { tokenSortRatioMetric, tokenSortRatioProcessedMetric } from './token-sort-ratio.ts'
import { weightedRatioMetric, weightedRatioProcessedMetric } from './weighted-ratio.ts'
import { wordAccuracyMetric } from './word-error-rate.ts'
import type { Metric, MetricFamily } from './metric.ts'

// A spread would count as a side effect and keep every metric in every bundle, so the lists of variants are flattened.
/** The one list of metrics: a line here lets a grader name a metric, and puts it into parity tests and reference pages. */
export const metrics: readonly Metric[] = /* @__PURE__ */ [
  fuzzyMatchMetric,
  bleuMetric,
  gleuMetric,
  meteorMetric,
  rouge1Metric,
  rouge2Metric,
  rouge3Metric,
  rouge4Metric,
  rouge5Metric,
  rougeLMetric,
  bleuVariantMetrics,
  characterAccuracyMetric,
  chrfMetrics,
  damerauLevenshteinMetric,
  diceMultisetMetric,
  diceMetric,
  ratioMetric,
  ratioProcessedMetric,
  gleuVariantMetrics,
  hammingMetric,
  hfBleuMetrics,
  indelMetric,
  jaroWinklerMetric,
  jaroMetric,
  lcsSeqMetric,
  levenshteinMetric,
  lexicalCosineMetric,
  meteorVariantMetrics,
  osaMetric,
  partialRatioMetric,
  partialRatioProcessedMetric,
  partialTokenRatioMetric,
  partialTokenRatioProcessedMetric,
  partialTokenSetRatioMetric,
  partialTokenSetRatioProcessedMetric,
  partialTokenSortRatioMetric,
  partialTokenSortRatioProcessedMetric,
  postfixMetric,
  prefixMetric,
  quickRatioMetric,
  quickRatioProcessedMetric,
  rougeLsumMetrics,
  rougePltrdyMetrics,
  rougePrecisionMetrics,
  rougeRecallMetrics,
  rougeStemmedPrecisionMetrics,
  rougeStemmedRecallMetrics,
  rougeStemmedMetrics,
  sacrebleuMetric,
  squadMetrics,
  tokenRatioMetric,
  tokenRatioProcessedMetric,
  tokenSetRatioMetric,
  tokenSetRatioProcessedMetric,
  tokenSortRatioMetric,
  tokenSortRatioProcessedMetric,
  weightedRatioMetric,
  weightedRatioProcessedMetric,
  wordAccuracyMetric,
].flat()

/** The metric of a family, by its variant; without one, the definition that the dialect itself means. */
export function findMetric(family: MetricFamily, variant?: string): Metric | undefined {
  return metrics.find((metric) => metric.family === family && metric.variant === variant)
}

/** The names that `variant` takes in a family. */
export function variantsOf(family: MetricFamily): string[] {
  return metrics.flatMap((metric) => (metric.family === family && metric.variant !== undefined ? [metric.variant] : []))
}
