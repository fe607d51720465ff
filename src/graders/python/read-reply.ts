import type { Json } from '../../core/json.ts'
import type { PythonReply } from '../../core/ports.ts'
import { type GradeResult, scored, unscored } from '../../core/result.ts'

/** Turns what the sandbox gave into a result; an exception's traceback is kept as detail. */
export function readReply(reply: PythonReply): GradeResult {
  if (reply.kind === 'value') return valueScore(reply.value)
  if (reply.kind === 'server') return unscored('python_grader_server', `The Python sandbox failed: ${reply.message}`)
  if (reply.kind === 'not_a_number')
    return unscored('python_grader_runtime', `grade() must return a number: ${reply.message}`)
  const detail = reply.traceback === undefined ? undefined : { traceback: reply.traceback }
  return unscored('python_grader_runtime', `grade() raised ${reply.message}`, detail)
}

/**
 * A finite number is the score. `True`, `None` and numbers in text are none, although Python would add a bool: the guide
 * says no more than "invalid float value". Assumption U18.
 */
function valueScore(value: Json): GradeResult {
  if (typeof value === 'number' && Number.isFinite(value)) return unclamped(value)
  return unscored('python_grader_runtime', `grade() must return a number, and it returned ${pythonWord(value)}.`, {
    returned: typeof value === 'number' ? String(value) : value,
  })
}

/** A score of any size is left as it is: public graders give 0 to 5, and no final cut is documented. Assumption U13. */
function unclamped(score: number): GradeResult {
  return scored(score)
}

function pythonWord(value: Json): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a dict'
  const text = JSON.stringify(value)
  if (typeof value === 'number') return String(value)
  return `the text ${text.length > 80 ? `${text.slice(0, 79)}…` : text}`
}
