import { reasonOf } from '../../core/errors.ts'
import {
  type CompileContext,
  defineGrader,
  type Evaluate,
  type Grader,
  type Scope,
  type Spec,
  type SpecInput,
} from '../../core/grader.ts'
import type { Issue } from '../../core/issue.ts'
import { nearestName } from '../../core/nearest.ts'
import { type Embedder, portOptions } from '../../core/ports.ts'
import { type GradeResult, scored, type Unscored, unscored } from '../../core/result.ts'
import { cosineSimilarity } from '../../metrics/cosine.ts'
import type { Metric, MetricFamily } from '../../metrics/metric.ts'
import { MetricUndefinedError } from '../../metrics/metric-undefined.ts'
import { findMetric, variantsOf } from '../../metrics/registry.ts'
import { checkTemplates } from '../../template/check-templates.ts'
import { parseTemplate } from '../../template/parse-template.ts'
import type { Reads, SampleRead } from '../../template/reads.ts'
import { renderer } from '../../template/render.ts'
import type { TextsIn } from '../../template/texts-in.ts'

/** The wire JSON of a text similarity, with `variant`, which is ours. */
export interface TextSimilaritySpec extends Spec {
  readonly type: 'text_similarity'
  readonly input: string
  readonly reference: string
  readonly evaluation_metric: MetricFamily
  /** A named definition other than the dialect's own; hosted services do not know it. */
  readonly variant?: string
}

/** Compares two texts by a metric. Spec: section 1.2. */
export const textSimilarityKind = /* @__PURE__ */ defineGrader<TextSimilaritySpec>({
  type: 'text_similarity',
  summary: 'Compares two texts by a metric such as fuzzy_match, bleu or rouge_l.',
  needs: (spec) => (needsEmbedding(spec) ? ['embedding'] : []),
  check: (spec) => [...checkTemplates(spec, ['input', 'reference']), ...checkVariant(spec)],
  range(spec) {
    const [low, high] = findMetric(spec.evaluation_metric, spec.variant)?.range ?? [-1, 1]
    return { low, high }
  },
  compile: (spec, context) => (needsEmbedding(spec) ? embedded(spec, context) : compared(spec)),
})

/**
 * Builds a text similarity: how like `input` is to `reference`, both templates, by `evaluation_metric`.
 * 0..1 for every metric but `cosine` (-1..1), which needs the port "embedding". A missing variable gives the failure
 * `invalid_variable`, a metric that is undefined for the two texts the failure `other`.
 */
export function textSimilarity<const Given extends SpecInput<TextSimilaritySpec>>(
  spec: Given,
): Grader<
  Reads<TextsIn<Given, 'input' | 'reference'>, 'item'>,
  SampleRead<TextsIn<Given, 'input' | 'reference'>>,
  SimilarityMode<Given>
> {
  return { kind: textSimilarityKind, spec: { ...spec, type: 'text_similarity' } }
}

/**
 * Only `cosine` asks a port, and none of its variants does.
 * @example SimilarityMode<{ evaluation_metric: 'bleu' }> // 'sync'
 */
export type SimilarityMode<Given> = Given extends { readonly variant: string }
  ? 'sync'
  : Given extends { readonly evaluation_metric: infer Family }
    ? Family extends 'cosine'
      ? 'async'
      : 'sync'
    : never

function needsEmbedding(spec: TextSimilaritySpec): boolean {
  return spec.evaluation_metric === 'cosine' && spec.variant === undefined
}

function checkVariant(spec: TextSimilaritySpec): Issue[] {
  if (spec.variant === undefined) return []
  const variants = variantsOf(spec.evaluation_metric)
  if (findMetric(spec.evaluation_metric, spec.variant) === undefined) {
    const near = nearestName(spec.variant, variants)
    const hint =
      near === undefined ? `It has ${variants.length === 0 ? 'none' : variants.join(', ')}.` : `Did you mean "${near}"?`
    return [
      {
        code: 'unknown_value',
        severity: 'error',
        path: ['variant'],
        message: `${spec.evaluation_metric} has no variant "${spec.variant}".`,
        hint,
      },
    ]
  }
  return [
    {
      code: 'not_portable',
      severity: 'warning',
      path: ['variant'],
      message: 'Hosted services do not know "variant" and would use their own definition.',
      hint: 'Remove it for a hosted job, or keep the grader local.',
    },
  ]
}

type Texts = (scope: Scope) => Unscored | { readonly candidate: string; readonly reference: string }

function texts(spec: TextSimilaritySpec): Texts {
  const input = renderer(parseTemplate(spec.input).template)
  const right = renderer(parseTemplate(spec.reference).template)
  return (scope) => {
    const candidate = input(scope)
    if (typeof candidate !== 'string') return candidate
    const reference = right(scope)
    return typeof reference === 'string' ? { candidate, reference } : reference
  }
}

function compared(spec: TextSimilaritySpec): Evaluate {
  const read = texts(spec)
  const metric = findMetric(spec.evaluation_metric, spec.variant)
  if (metric === undefined) throw new TypeError('compile() checks the metric before it compiles a text similarity') // unreachable through compile()
  const compare = grouped(metric)
  const name = spec.variant === undefined ? spec.evaluation_metric : `${spec.evaluation_metric}, ${spec.variant}`
  return (scope): GradeResult => {
    const pair = read(scope)
    if ('ok' in pair) return pair
    const { candidate, reference } = pair
    try {
      return scored(compare(candidate, reference), { input: candidate, reference, metric: name })
    } catch (error) {
      if (error instanceof MetricUndefinedError)
        return unscored('other', error.message, { input: candidate, reference, metric: name })
      throw error
    }
  }
}

/** Answers to one prompt come one after another: from the second on, the work on their reference is reused. */
function grouped(metric: Metric): (candidate: string, reference: string) => number {
  const { compare, prepare } = metric
  if (prepare === undefined) return compare
  let last: string | undefined
  let prepared: ((candidate: string) => number) | undefined
  return (candidate, reference) => {
    if (reference !== last) {
      last = reference
      prepared = undefined
      return compare(candidate, reference)
    }
    prepared ??= prepare(reference)
    return prepared(candidate)
  }
}

function embedded(spec: TextSimilaritySpec, { ports }: CompileContext): Evaluate {
  const read = texts(spec)
  const embedder = ports.embedding as Embedder // compile() gives every port that needs() names
  return async (scope): Promise<GradeResult> => {
    const pair = read(scope)
    if ('ok' in pair) return pair
    const { candidate, reference } = pair
    const detail = { input: candidate, reference, metric: 'cosine', embedder: embedder.id }
    const vectors = await embedder.embed([candidate, reference], portOptions(scope)).catch(reasonOf)
    scope.signal?.throwIfAborted()
    if (typeof vectors === 'string')
      return unscored('model_grader_server', `The embedder ${embedder.id} could not be asked: ${vectors}`, detail)
    const [u, v] = vectors
    if (u === undefined || v === undefined)
      return unscored('model_grader_server', `The embedder ${embedder.id} gave no vectors.`, detail)
    try {
      return scored(cosineSimilarity(u, v), detail)
    } catch (error) {
      if (error instanceof MetricUndefinedError) return unscored('other', error.message, detail)
      throw error
    }
  }
}
