import type { Issue, Span } from '../../core/issue.ts'
import { checkParameters } from './check-parameters.ts'
import { maskPython } from './mask-python.ts'

/** 256 kB, which a source must stay below; k is 1,000, the smaller reading. */
const tooManyBytes = 256_000

/** Faults of a Python source that show without an interpreter: its size, its escaping, `grade` and its parameters. */
export function checkSource(source: string): Issue[] {
  const bytes = new TextEncoder().encode(source).length
  const size: Issue[] =
    bytes < tooManyBytes
      ? []
      : [
          {
            code: 'too_large',
            severity: 'error',
            path: ['source'],
            message: `The source has ${bytes} bytes, and it must stay below ${tooManyBytes}.`,
            hint: 'Move tables into the rows, and shorten the rest.',
          },
        ]
  return [...size, ...checkGrade(maskPython(source))]
}

function checkGrade(code: string): Issue[] {
  if (code.trim() === '') return [fault(undefined, 'The source is empty.', 'Define grade(sample, item).')]
  const stray = /\\(?!\r?\n|$)/u.exec(code)
  if (stray !== null) {
    const span = { start: stray.index, end: stray.index + 2 }
    return [
      fault(
        span,
        'A backslash stands outside of a string.',
        'The source is escaped twice; a line break is \\n in JSON.',
      ),
    ]
  }
  // Only Python's own scoping could be sure, so whatever binds the name in another way is let through.
  const isBound = /^grade\s*[:=]|[;=,]\s*grade\s*=|\b(?:import|as)\s[^\n]{0,200}\bgrade\b|\bclass\s+grade\b/mu.test(
    code,
  )
  // The last definition wins in Python too; a module with more than a few is hostile, and each costs a look at all above it.
  const definitions = [...code.matchAll(/^([ \t]*)(async[ \t]+)?def[ \t]+grade[ \t]*\(/gmu)].slice(-20)
  const last = definitions.findLast((definition) => isTopLevel(code, definition))
  if (last !== undefined) return checkParameters(code, last.index + last[0].length, last[2] !== undefined)
  if (isBound || /;[ \t]*def[ \t]+grade\b/u.test(code)) return []
  const [hidden] = definitions
  if (hidden === undefined) return [missing(code)]
  const span = { start: hidden.index, end: hidden.index + hidden[0].length - 1 }
  return [fault(span, 'The function "grade" is indented, so the module does not have it.', 'Start its line with def.')]
}

/** Not indented, or inside nothing but `if`, `try`, `with` and the like. */
function isTopLevel(code: string, { 1: indent = '', index = 0 }: RegExpMatchArray): boolean {
  if (indent === '') return true
  const above = code.slice(0, index).split('\n')
  let width = indent.length
  for (const line of above.toReversed()) {
    if (line.trim() === '') continue
    const own = line.length - line.trimStart().length
    if (own >= width) continue
    if (/^(?:async\s+def|def|class)\b/u.test(line.trimStart())) return false
    if (own === 0) return true
    width = own
  }
  return false
}

function missing(code: string): Issue {
  const names = [...code.matchAll(/^(?:async[ \t]+)?def[ \t]+(\w+)/gmu)].map(([, name = '']) => name)
  const hint =
    names.length === 0
      ? 'Define grade(sample, item).'
      : `It defines ${names.slice(0, 5).join(', ')}; name one of them grade.`
  return fault(undefined, 'The source defines no function "grade".', hint)
}

function fault(span: Span | undefined, message: string, hint: string): Issue {
  const place = span === undefined ? {} : { span }
  return { code: 'invalid_source', severity: 'error', path: ['source'], ...place, message, hint }
}
