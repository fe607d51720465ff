import { callsOf } from '../module-names.ts'
import type { Expression } from '../syntax/tree.ts'
import type { Finding, Module } from './finding.ts'
import { words } from '../words.ts'

type Call = Extract<Expression, { kind: 'call' }>

const executing = new Set(['eval', 'exec', 'builtins.eval', 'builtins.exec'])
/** They hand text to eval(), or build any object that it asks for. */
const likeEval = /* @__PURE__ */ words(
  'sympy.sympify sympy.S sympy.parse_expr sympy.parsing.sympy_parser.parse_expr sympy.simplify ' +
    'pandas.eval pickle.loads marshal.loads yaml.unsafe_load yaml.full_load',
)

/** Calls that run text which the source does not hold: an answer could be a program. */
export function checkModelCode({ body, names }: Module): Finding[] {
  const found: Finding[] = []
  for (const call of callsOf(body)) {
    const name = names.fullName(call.callee)
    if (name === undefined || isWrittenHere(call)) continue
    const { start, end } = call
    const hint = hintFor(name)
    if (executing.has(name)) found.push({ code: 'unsafe_code', start, end, hint, message: `calls ${name}() ${risk}` })
    else if (likeEval.has(name))
      found.push({
        code: 'unsafe_code',
        start,
        end,
        hint,
        message: `calls ${name}(), which runs its text as code, ${risk}`,
      })
  }
  return found
}

const risk = 'on something that the source does not hold: an answer could run code and set its own score.'

function hintFor(name: string): string {
  if (name.startsWith('sympy.'))
    return 'Refuse letters and underscores that no formula of yours has before sympy sees the text.'
  if (name.startsWith('yaml.')) return 'Use yaml.safe_load().'
  return 'Use float(), json.loads() or ast.literal_eval(), or walk the tree of ast.parse().'
}

function isWrittenHere({ arguments: [first] }: Call): boolean {
  return (
    first === undefined ||
    (first.value.kind === 'string' && first.value.values.length === 0) ||
    first.value.kind === 'number'
  )
}
