// The reference implementations themselves, where python3 can import them.
import { spawnSync } from 'node:child_process'
import { parseRates } from './native.mjs'

const script = `
import sys, time
pairs = [line.rstrip('\\n').split('\\t') for line in open(sys.argv[1], encoding='utf-8')]
def measure(name, prepare):
    try:
        compare = prepare()
        compare(*pairs[0])
    except Exception:
        return
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < 0.3:
        compare(*pairs[done % len(pairs)])
        done += 1
    print(name, done / (time.perf_counter() - start), flush=True)
def rouge():
    from rouge_score.rouge_scorer import RougeScorer
    scorer = RougeScorer(['rougeL'], use_stemmer=False)
    return lambda candidate, reference: scorer.score(reference, candidate)
def bleu():
    from nltk.translate.bleu_score import SmoothingFunction, sentence_bleu
    smooth = SmoothingFunction().method4
    return lambda candidate, reference: sentence_bleu([reference.split()], candidate.split(), smoothing_function=smooth)
def gleu():
    from nltk.translate.gleu_score import sentence_gleu
    return lambda candidate, reference: sentence_gleu([reference.split()], candidate.split())
def meteor():
    from nltk.translate.meteor_score import meteor_score
    return lambda candidate, reference: meteor_score([reference.split()], candidate.split())
def fuzzy():
    from rapidfuzz import fuzz
    return fuzz.ratio
measure('rougeL', rouge)
measure('bleu', bleu)
measure('gleu', gleu)
measure('meteor', meteor)
measure('fuzzyMatch', fuzzy)
`

/** Metric to pairs per second of the Python references (bleu, gleu and meteor without their tokenizer). */
export function runPython(file) {
  return parseRates(spawnSync('python3', ['-c', script, file], { encoding: 'utf8', timeout: 120_000 }).stdout)
}
