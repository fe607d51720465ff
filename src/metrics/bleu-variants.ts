import { bleuScore } from './bleu-score.ts'
import { smooth0, smooth1, smooth2, smooth3, smooth4, smooth5, smooth6, smooth7 } from './bleu-smoothing.ts'
import { ngramOverlap } from './ngram/ngram-overlap.ts'
import { load13a, loadLowerSplit, loadSplit } from './tokenize/load-tokens.ts'

/**
 * NLTK BLEU over `str.split()`, smoothing method 0 (zeros become 2.2e-308, so that scores like 1e-231 stand for 0).
 * Range 0..1. Not symmetric. A text of four words and more against itself scores 1. Never throws.
 * Authority: NLTK 3.9.1 `sentence_bleu([reference.split()], candidate.split())`. Goldens in fixtures/parity/bleu.jsonl,
 * here and below, to 1e-12.
 */
export function bleuSplitMethod0(candidate: string, reference: string): number {
  return bleuScore(ngramOverlap(loadSplit, 4, candidate, reference), smooth0)
}

/**
 * NLTK BLEU over `str.split()`, smoothing method 1 (match counts of 0 become 0.1). Range 0..1. Not symmetric. A text of
 * four words and more against itself scores 1. Never throws. Authority: NLTK 3.9.1 `SmoothingFunction().method1`.
 */
export function bleuSplitMethod1(candidate: string, reference: string): number {
  return bleuScore(ngramOverlap(loadSplit, 4, candidate, reference), smooth1)
}

/**
 * NLTK BLEU over `str.split()`, smoothing method 2 (one is added to counts of two words and more). Range 0..1. Not
 * symmetric. A text of four words and more against itself scores 1. Never throws. Authority: NLTK 3.9.1 `SmoothingFunction().method2`.
 */
export function bleuSplitMethod2(candidate: string, reference: string): number {
  return bleuScore(ngramOverlap(loadSplit, 4, candidate, reference), smooth2)
}

/**
 * NLTK BLEU over `str.split()`, smoothing method 3 (the k-th match count of 0 becomes 1 / 2^k, as NIST does).
 * Range 0..1. Not symmetric. A text of four words and more against itself scores 1. Never throws. Authority: NLTK 3.9.1 `SmoothingFunction().method3`.
 */
export function bleuSplitMethod3(candidate: string, reference: string): number {
  return bleuScore(ngramOverlap(loadSplit, 4, candidate, reference), smooth3)
}

/**
 * NLTK BLEU over `str.split()`, smoothing method 4 (that of the hosted `bleu`, which cuts the text in another way).
 * Range 0..1. Not symmetric. A text of one word, or of four and more, against itself scores 1. Never throws.
 * Authority: NLTK 3.9.1 `SmoothingFunction().method4`.
 */
export function bleuSplitMethod4(candidate: string, reference: string): number {
  return bleuScore(ngramOverlap(loadSplit, 4, candidate, reference), smooth4)
}

/**
 * NLTK BLEU over `str.split()`, smoothing method 5 (means of neighbouring orders). Range 0..1.1168, since the first mean
 * can be 4/3: a text of five words and more against itself scores 1.1167. Not symmetric. Never throws. Authority: NLTK 3.9.1 `SmoothingFunction().method5`.
 */
export function bleuSplitMethod5(candidate: string, reference: string): number {
  return bleuScore(ngramOverlap(loadSplit, 5, candidate, reference), smooth5)
}

/**
 * NLTK BLEU over `str.split()`, smoothing method 6 (the last two orders are drawn to what the others let expect).
 * Range 0..1. Not symmetric. A text of three words and more against itself scores 1. Throws `MetricUndefinedError` if some word, but no
 * three words in a row match: the reference raises there. Authority: NLTK 3.9.1 `SmoothingFunction().method6`.
 */
export function bleuSplitMethod6(candidate: string, reference: string): number {
  return bleuScore(ngramOverlap(loadSplit, 4, candidate, reference), smooth6)
}

/**
 * NLTK BLEU over `str.split()`, smoothing method 7 (method 4, then method 5). Range 0..1.1168: a text of five words and
 * more against itself scores 1.1167. Not symmetric. Never throws. Authority: NLTK 3.9.1 `SmoothingFunction().method7`.
 */
export function bleuSplitMethod7(candidate: string, reference: string): number {
  return bleuScore(ngramOverlap(loadSplit, 5, candidate, reference), smooth7)
}

/**
 * NLTK BLEU over `str.lower().split()`, smoothing method 4, so that case does not count. Range 0..1. Not symmetric. A
 * text of one word, or of four and more, against itself scores 1. Never throws. Authority: NLTK 3.9.1 `SmoothingFunction().method4`.
 */
export function bleuSplitLowerMethod4(candidate: string, reference: string): number {
  return bleuScore(ngramOverlap(loadLowerSplit, 4, candidate, reference), smooth4)
}

/**
 * NLTK BLEU over the "13a" tokens of sacrebleu, smoothing method 0 (zeros become 2.2e-308). Range 0..1. Not symmetric. A
 * text of four tokens and more against itself scores 1. Never throws. Authority: NLTK 3.9.1 `sentence_bleu` with sacrebleu 2.6.0 `Tokenizer13a`.
 */
export function bleu13aMethod0(candidate: string, reference: string): number {
  return bleuScore(ngramOverlap(load13a, 4, candidate, reference), smooth0)
}
