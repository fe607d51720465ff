import * as z from 'zod'
import { metricFamilies } from '../../metrics/metric.ts'

/** What the JSON of a text similarity must look like. */
export const textSimilarityShape = /* @__PURE__ */ (() =>
  z.looseObject({
    type: z.literal('text_similarity'),
    name: z.string().optional(),
    input: z.string(),
    reference: z.string(),
    evaluation_metric: z.enum(metricFamilies),
    variant: z.string().optional(),
  }))()

/** Metric names that people write. */
export const textSimilarityMistakes = {
  keys: { metric: 'evaluation_metric', expected: 'reference', target: 'reference' },
  values: {
    evaluation_metric: {
      'rouge-1': 'Write "rouge_1".',
      'rouge-2': 'Write "rouge_2".',
      'rouge-l': 'Write "rouge_l".',
      rouge: 'Choose rouge_1 to rouge_5, or rouge_l.',
      rougeL: 'Write "rouge_l".',
      levenshtein: 'Write "fuzzy_match" with "variant": "levenshtein".',
      cosine_similarity: 'Write "cosine".',
    },
  },
}
