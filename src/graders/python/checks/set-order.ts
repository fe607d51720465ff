import type { ModuleNames } from '../module-names.ts'
import type { Block, Expression } from '../syntax/tree.ts'
import { expressionsOf, headOf, statementsOf, within } from '../walk.ts'
import type { Finding, Module } from './finding.ts'
import { words } from '../words.ts'

type Call = Extract<Expression, { kind: 'call' }>

/** Functions to which the order of what they are given makes no difference. */
const orderless = /* @__PURE__ */ words(
  'sorted set frozenset len sum any all min max math.fsum collections.Counter statistics.mean ' +
    'statistics.fmean statistics.median',
)
const ordering = new Set(['list', 'tuple', 'enumerate', 'iter', 'zip', 'next'])
const setMethods = new Set(['union', 'intersection', 'difference', 'symmetric_difference', 'copy'])

/** Places where the order of a set decides: texts in a set come in another order in another process. */
export function checkSetOrder({ body, names }: Module): Finding[] {
  const found: Finding[] = []
  const safe = new Set<Expression>()
  const add = ({ start, end }: Expression, what: string) =>
    found.push({
      code: 'not_deterministic',
      start,
      end,
      message: `${what}, and texts in a set come in another order in another process.`,
      hint: 'Sort it first: sorted(…).',
    })
  for (const expression of expressionsOf(body)) {
    if (expression.kind === 'comprehension' && expression.form === 'list' && !safe.has(expression)) {
      const ordered = expression.clauses.find(({ iterable }) => isSet(iterable, names))
      if (ordered !== undefined) add(ordered.iterable, 'makes a list in the order of a set')
    }
    if (expression.kind !== 'call') continue
    const name = names.fullName(expression.callee) ?? ''
    const values = expression.arguments.map(({ value }) => value)
    if (orderless.has(name) || (safe.has(expression) && ordering.has(name))) for (const value of values) safe.add(value)
    else if (ordering.has(name) || isJoin(expression)) {
      if (values.some((value) => isUnordered(value, names)))
        add(expression, `gives ${said(expression, name)} the order of a set`)
    } else if (isPop(expression, names)) add(expression, 'takes any one value out of a set')
  }
  for (const statement of statementsOf(body))
    if (statement.kind === 'for' && isSet(statement.iterable, names) && dependsOnOrder(statement.body))
      add(statement.iterable, 'goes through a set in a loop whose order matters')
  return found
}

const said = (call: Call, name: string) => (isJoin(call) ? 'join()' : `${name}()`)

function isJoin({ callee }: Call): boolean {
  return callee.kind === 'attribute' && callee.name === 'join' && callee.object.kind === 'string'
}

function isPop({ callee, arguments: given }: Call, names: ModuleNames): boolean {
  return callee.kind === 'attribute' && callee.name === 'pop' && given.length === 0 && isSet(callee.object, names)
}

function isUnordered(value: Expression, names: ModuleNames): boolean {
  if (value.kind === 'comprehension' && value.form === 'generator')
    return value.clauses.some(({ iterable }) => isSet(iterable, names))
  return isSet(value, names)
}

const mostSteps = 20

function isSet(value: Expression, names: ModuleNames, steps = 0): boolean {
  if (steps > mostSteps) return false
  const deeper = (part: Expression) => isSet(part, names, steps + 1)
  if (value.kind === 'set') return true
  if (value.kind === 'comprehension') return value.form === 'set'
  if (value.kind === 'operation')
    return value.signs.every((sign) => '|&-^'.includes(sign)) && value.operands.slice(0, mostSteps).some(deeper)
  if (value.kind === 'name') {
    const values = names.valuesOf(value.name)
    return values !== undefined && values.length < mostSteps && values.every(deeper)
  }
  if (value.kind !== 'call') return false
  const name = names.fullName(value.callee)
  if (name === 'set' || name === 'frozenset') return true
  return value.callee.kind === 'attribute' && setMethods.has(value.callee.name) && deeper(value.callee.object)
}

/** A loop that ends early or collects: sums and counts are the same in every order. */
function dependsOnOrder(body: Block): boolean {
  for (const statement of statementsOf(body)) {
    if (statement.kind === 'return' || (statement.kind === 'simple' && statement.word === 'break')) return true
    for (const part of within(headOf(statement))) {
      if (part.kind === 'yield') return true
      if (part.kind === 'call' && part.callee.kind === 'attribute' && part.callee.name === 'append') return true
    }
  }
  return false
}
