// The definitions that the dialect means.
export { fuzzyMatch, ratioProcessed } from './metrics/fuzzy-match.ts'
export { bleu } from './metrics/bleu.ts'
export { gleu } from './metrics/gleu.ts'
export { meteor } from './metrics/meteor.ts'
export { rouge1, rouge2, rouge3, rouge4, rouge5 } from './metrics/rouge-n.ts'
export { rougeL } from './metrics/rouge-l.ts'
export { cosineSimilarity } from './metrics/cosine.ts'
// RapidFuzz and edit distances.
export { partialRatio, partialRatioProcessed } from './metrics/partial-ratio.ts'
export { tokenSortRatio, tokenSortRatioProcessed } from './metrics/token-sort-ratio.ts'
export { tokenSetRatio, tokenSetRatioProcessed } from './metrics/token-set-ratio.ts'
export { tokenRatio, tokenRatioProcessed } from './metrics/token-ratio.ts'
export { partialTokenSortRatio, partialTokenSortRatioProcessed } from './metrics/partial-token-sort-ratio.ts'
export { partialTokenSetRatio, partialTokenSetRatioProcessed } from './metrics/partial-token-set-ratio.ts'
export { partialTokenRatio, partialTokenRatioProcessed } from './metrics/partial-token-ratio.ts'
export { weightedRatio, weightedRatioProcessed } from './metrics/weighted-ratio.ts'
export { quickRatio, quickRatioProcessed } from './metrics/quick-ratio.ts'
export { defaultProcess } from './metrics/default-process.ts'
export { levenshtein, levenshteinDistance } from './metrics/levenshtein.ts'
export { indel, indelDistance } from './metrics/indel.ts'
export { osa, osaDistance } from './metrics/osa.ts'
export { damerauLevenshtein, damerauLevenshteinDistance } from './metrics/damerau-levenshtein.ts'
export { lcsSeq, lcsLength } from './metrics/lcs-seq.ts'
export { hamming } from './metrics/hamming.ts'
export { prefix } from './metrics/prefix.ts'
export { postfix } from './metrics/postfix.ts'
export { jaro } from './metrics/jaro.ts'
export { jaroWinkler } from './metrics/jaro-winkler.ts'
export { dice } from './metrics/dice.ts'
export { diceMultiset } from './metrics/dice-multiset.ts'
export { fuzzyMatchAbortable } from './metrics/fuzzy-match-abortable.ts'
// Other BLEUs, chrF, and what SQuAD and speech recognition use.
export {
  bleuSplitMethod0,
  bleuSplitMethod1,
  bleuSplitMethod2,
  bleuSplitMethod3,
  bleuSplitMethod4,
  bleuSplitMethod5,
  bleuSplitMethod6,
  bleuSplitMethod7,
  bleuSplitLowerMethod4,
  bleu13aMethod0,
} from './metrics/bleu-variants.ts'
export { gleuSplit, gleu13a } from './metrics/gleu-variants.ts'
export { meteorSplit } from './metrics/meteor-variants.ts'
export { sacrebleu } from './metrics/sacrebleu.ts'
export { hfBleu, hfBleuSmooth } from './metrics/hf-bleu.ts'
export { chrf, chrfPlusPlus } from './metrics/chrf.ts'
export { wordErrorRate, wordAccuracy } from './metrics/word-error-rate.ts'
export { characterErrorRate, characterAccuracy } from './metrics/character-error-rate.ts'
export { squadF1, squadExact } from './metrics/squad.ts'
// Other ROUGEs.
export {
  rouge1Precision,
  rouge2Precision,
  rouge3Precision,
  rouge4Precision,
  rouge5Precision,
  rougeLPrecision,
} from './metrics/rouge-precision.ts'
export {
  rouge1Recall,
  rouge2Recall,
  rouge3Recall,
  rouge4Recall,
  rouge5Recall,
  rougeLRecall,
} from './metrics/rouge-recall.ts'
export {
  rouge1Stemmed,
  rouge2Stemmed,
  rouge3Stemmed,
  rouge4Stemmed,
  rouge5Stemmed,
  rougeLStemmed,
} from './metrics/rouge-stemmed.ts'
export {
  rouge1StemmedPrecision,
  rouge2StemmedPrecision,
  rouge3StemmedPrecision,
  rouge4StemmedPrecision,
  rouge5StemmedPrecision,
  rougeLStemmedPrecision,
} from './metrics/rouge-stemmed-precision.ts'
export {
  rouge1StemmedRecall,
  rouge2StemmedRecall,
  rouge3StemmedRecall,
  rouge4StemmedRecall,
  rouge5StemmedRecall,
  rougeLStemmedRecall,
} from './metrics/rouge-stemmed-recall.ts'
export { rougeLsum, rougeLsumStemmed } from './metrics/rouge-lsum.ts'
export {
  rouge1Pltrdy,
  rouge2Pltrdy,
  rouge3Pltrdy,
  rouge4Pltrdy,
  rouge5Pltrdy,
  rougeLPltrdy,
} from './metrics/rouge-pltrdy.ts'
// The lexical stand-in for embeddings.
export { hashEmbed } from './metrics/hash-embedder.ts'
export { lexicalCosine } from './metrics/lexical-cosine.ts'
// What a person needs to understand a score, and what is shared.
export { explain, type Explanation, type ExplainableMetric } from './metrics/explain.ts'
export { MetricUndefinedError } from './metrics/metric-undefined.ts'
export { porterStem } from './metrics/porter.ts'
export type { Compare, Metric, MetricFamily } from './metrics/metric.ts'
