import { nearestName } from '../core/nearest.ts'
import { type BleuParts, bleuParts } from './bleu.ts'
import { type EditExplanation, explainFuzzyMatch, explainLevenshtein } from './explain/explain-edits.ts'
import {
  explainRougeL,
  explainRougeN,
  type RougeLExplanation,
  type RougeNExplanation,
} from './explain/explain-rouge.ts'
import { type GleuParts, gleuParts } from './gleu.ts'
import { type MeteorParts, meteorParts } from './meteor.ts'

/** Why two texts have their score, as plain JSON; `metric` tells the cases apart. */
export type Explanation =
  | EditExplanation
  | RougeNExplanation
  | RougeLExplanation
  | ({ readonly metric: 'bleu' } & BleuParts)
  | ({ readonly metric: 'gleu' } & GleuParts)
  | ({ readonly metric: 'meteor' } & MeteorParts)

/** The names of the metrics that `explain` knows. */
export type ExplainableMetric = Explanation['metric']

/**
 * What a person needs to see why `candidate` has its score: the edit script of `fuzzy_match` and `levenshtein`; tokens,
 * matched n-grams, precision and recall of `rouge_1` to `rouge_5`; the common subsequence of `rouge_l`; the tokens,
 * counts and penalties of `bleu`, `gleu` and `meteor`. Its `score` is what the metric's function gives. Throws
 * `RangeError` for another name.
 */
export function explain<Name extends ExplainableMetric>(
  metric: Name,
  candidate: string,
  reference: string,
): Explanation & { readonly metric: Name }
export function explain(metric: ExplainableMetric, candidate: string, reference: string): Explanation {
  const explainer = explainers.get(metric)
  if (explainer !== undefined) return explainer(candidate, reference)
  const near = nearestName(metric, explainers.keys())
  const hint = near === undefined ? `Known are ${[...explainers.keys()].join(', ')}.` : `Did you mean "${near}"?`
  throw new RangeError(`No metric called "${metric}" can be explained. ${hint}`)
}

const explainers: ReadonlyMap<string, (candidate: string, reference: string) => Explanation> = /* @__PURE__ */ new Map<
  ExplainableMetric,
  (candidate: string, reference: string) => Explanation
>([
  ['fuzzy_match', explainFuzzyMatch],
  ['levenshtein', explainLevenshtein],
  ['rouge_1', (candidate, reference) => explainRougeN(1, candidate, reference)],
  ['rouge_2', (candidate, reference) => explainRougeN(2, candidate, reference)],
  ['rouge_3', (candidate, reference) => explainRougeN(3, candidate, reference)],
  ['rouge_4', (candidate, reference) => explainRougeN(4, candidate, reference)],
  ['rouge_5', (candidate, reference) => explainRougeN(5, candidate, reference)],
  ['rouge_l', explainRougeL],
  ['bleu', (candidate, reference) => ({ metric: 'bleu', ...bleuParts(candidate, reference) })],
  ['gleu', (candidate, reference) => ({ metric: 'gleu', ...gleuParts(candidate, reference) })],
  ['meteor', (candidate, reference) => ({ metric: 'meteor', ...meteorParts(candidate, reference) })],
])
