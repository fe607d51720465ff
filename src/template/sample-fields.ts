import type { Issue, Span } from '../core/issue.ts'
import { nearestName } from '../core/nearest.ts'

/** The fields that a hosted sample can have: those of the guide, and those of the sample schema that evals write. */
const sampleFields = [
  'output_text',
  'output_json',
  'output_tools',
  'output_audio',
  'output_reasoning_summary',
  'choices',
  'input_tools',
  'model',
]

/** What people write for them, seen in public configs. */
const meant: ReadonlyMap<string, string> = new Map([
  ['output', 'output_text'],
  ['response', 'output_text'],
  ['answer', 'output_text'],
  ['final_answer', 'output_text'],
  ['text', 'output_text'],
  ['content', 'output_text'],
  ['completion', 'output_text'],
  ['json', 'output_json'],
  ['parsed', 'output_json'],
  ['tool_calls', 'output_tools'],
  ['tools', 'output_tools'],
])

/** Warns of a field that no sample of a hosted job has; a sample of your own may have it. */
export function sampleFieldIssue(field: string | number | undefined, span: Span): Issue | undefined {
  if (typeof field !== 'string' || sampleFields.includes(field)) return undefined
  const near = meant.get(field) ?? nearestName(field, sampleFields)
  return {
    code: 'invalid_template',
    severity: 'warning',
    path: [],
    span,
    message: `The model's answer has no field "${field}".`,
    hint: near === undefined ? `A sample has ${sampleFields.join(', ')}.` : `Did you mean "sample.${near}"?`,
  }
}
