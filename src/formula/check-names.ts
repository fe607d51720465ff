import type { Issue, Span } from '../core/issue.ts'
import { nearestName } from '../core/nearest.ts'
import { type FunctionName, functionNames, isFunctionName } from './expression.ts'
import type { Token } from './tokens.ts'

/** Words that mathjs reads as values or operators, so that no grader can have them as its key. */
const reserved = new Set([
  'true',
  'false',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  'mod',
  'to',
  'in',
  'and',
  'xor',
  'or',
  'not',
])

/** Faults in the keys of `graders` themselves; paths are relative to `graders`. */
export function checkKeys(names: readonly string[]): Issue[] {
  return names.flatMap((name): Issue[] => {
    const suggestion = suggestedName(name, names)
    const rename = `Rename it, for example to "${suggestion}".`
    if (reserved.has(name) || name === '__proto__') {
      return [
        {
          code: 'invalid_name',
          severity: 'error',
          path: [name],
          message: `"${name}" has a meaning of its own, so it cannot be a grader's key.`,
          hint: rename,
        },
      ]
    }
    if (!/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name)) {
      return [
        {
          code: 'invalid_name',
          severity: 'error',
          path: [name],
          message: `The key "${name}" cannot be a variable of calculate_output.`,
          hint: rename,
        },
      ]
    }
    if (isFunctionName(name)) {
      return [
        {
          code: 'not_portable',
          severity: 'warning',
          path: [name],
          message: `The key "${name}" is also a function of calculate_output; it works here, and is not documented elsewhere.`,
          hint: rename,
        },
      ]
    }
    if (!/^[A-Za-z_]\w*$/u.test(name)) {
      return [
        {
          code: 'not_portable',
          severity: 'warning',
          path: [name],
          message: `The key "${name}" has letters beyond A-Z; it works here, and is not documented elsewhere.`,
          hint: rename,
        },
      ]
    }
    return []
  })
}

/** Names in the formula that are neither a key nor a function. */
export function issuesForNames(tokens: readonly Token[], names: readonly string[]): Issue[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'name' || names.includes(token.text)) return []
    if (isFunctionName(token.text) && tokens[index + 1]?.text === '(') return []
    if (tokens[index + 1]?.text === '(') return [unknownFunction(token)]
    return [issuesForName(token.text, token.span, names)]
  })
}

/** The issue for one name that no grader has. */
export function issuesForName(name: string, span: Span, names: readonly string[]): Issue {
  const near = nearestName(name, names)
  const hint = isFunctionName(name)
    ? `"${name}" is a function; call it: ${name}(…).`
    : near === undefined
      ? `There ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}.`
      : `Did you mean "${near}"?`
  return { code: 'invalid_formula', severity: 'error', path: [], span, message: `No grader is called "${name}".`, hint }
}

/** `min` and `max` take one or more operands, every other function exactly one. */
export function issuesForArguments(name: FunctionName, count: number, span: Span): Issue[] {
  const variadic = name === 'min' || name === 'max'
  if (count === 0 || (!variadic && count > 1)) {
    const message = `${name} takes ${variadic ? 'two values' : 'one value'}, not ${count}.`
    return [{ code: 'invalid_formula', severity: 'error', path: [], span, message }]
  }
  return variadic && count > 2 ? [manyArguments(name, count, span)] : []
}

/** `min` and `max` take any number of operands here; public formulas have two. Assumption U11. */
function manyArguments(name: FunctionName, count: number, span: Span): Issue {
  const message = `${name} with ${count} values works here; hosted graders document two.`
  const hint = `Nest it: ${name}(a, ${name}(b, c)).`
  return { code: 'not_portable', severity: 'warning', path: [], span, message, hint }
}

function unknownFunction({ text, span }: Token): Issue {
  const near = nearestName(text, functionNames)
  const hint = near === undefined ? `There are ${functionNames.join(', ')}.` : `Did you mean "${near}"?`
  return {
    code: 'invalid_formula',
    severity: 'error',
    path: [],
    span,
    message: `There is no function "${text}".`,
    hint,
  }
}

function suggestedName(name: string, taken: readonly string[]): string {
  let base = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/gu, '_')
    .replace(/^_+|_+$/gu, '')
  if (base === '' || /^\d/u.test(base)) base = `grader_${base}`.replace(/_$/u, '')
  if (base === name || isFunctionName(base) || reserved.has(base)) base = `${base}_score`
  let free = base
  for (let count = 2; taken.includes(free); count++) free = `${base}_${count}`
  return free
}
