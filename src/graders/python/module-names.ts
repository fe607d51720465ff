import type { Block, Expression, Statement } from './syntax/tree.ts'
import { expressionsOf, headOf, statementsOf, within } from './walk.ts'

/** What the names of a module stand for, as far as its text alone can tell. */
export interface ModuleNames {
  /** The full name of what an expression refers to, such as `numpy.random.rand` behind `np`; absent for the source's own. */
  fullName(expression: Expression): string | undefined
  /** All values that are assigned to a name anywhere; absent when it is also bound in another way. */
  valuesOf(name: string): readonly Expression[] | undefined
}

const mostDots = 20

/** Reads what every import and assignment binds; a name that is bound in two ways stands for nothing. */
export function moduleNames(body: Block): ModuleNames {
  const imported = new Map<string, string>()
  const own = new Set<string>()
  const values = new Map<string, Expression[]>()
  for (const statement of statementsOf(body)) {
    for (const [name, full] of importedBy(statement)) imported.set(name, full)
    for (const name of boundBy(statement)) own.add(name)
    if (statement.kind === 'assign' && statement.value !== undefined && statement.expressions.length === 0)
      addValue(statement.targets, statement.value, { own, values })
    else if (statement.kind === 'assign') for (const name of namesIn(statement.targets)) own.add(name)
  }
  for (const expression of expressionsOf(body)) {
    if (expression.kind === 'comprehension')
      for (const name of namesIn(expression.clauses.map(({ target }) => target))) own.add(name)
    else if (expression.kind === 'lambda') for (const { name } of expression.parameters.list) own.add(name)
    else if (expression.kind === 'walrus') for (const name of namesIn([expression.target])) own.add(name)
  }
  return {
    fullName(expression) {
      const names: string[] = []
      let object = expression
      while (object.kind === 'attribute' && names.length < mostDots) {
        names.unshift(object.name)
        object = object.object
      }
      if (object.kind !== 'name' || own.has(object.name) || values.has(object.name)) return undefined
      return [imported.get(object.name) ?? object.name, ...names].join('.')
    },
    valuesOf: (name) => (own.has(name) || imported.has(name) ? undefined : values.get(name)),
  }
}

interface Bound {
  readonly own: Set<string>
  readonly values: Map<string, Expression[]>
}

function addValue(targets: readonly Expression[], value: Expression, { own, values }: Bound): void {
  for (const target of targets) {
    if (target.kind === 'name') {
      const before = values.get(target.name)
      if (before === undefined) values.set(target.name, [value])
      else before.push(value)
    } else for (const name of namesIn([target])) own.add(name)
  }
}

/** The names that an import binds, each with what it stands for. */
export function importedBy(statement: Statement): (readonly [name: string, full: string])[] {
  if (statement.kind === 'import')
    return statement.names.map(({ module, alias }) => {
      const [first = ''] = module.text.split('.')
      return alias === undefined ? [first, first] : [alias, module.text]
    })
  if (statement.kind !== 'from' || statement.level > 0) return []
  return statement.names.map(({ name, alias }) => [alias ?? name, `${statement.module.text}.${name}`])
}

/** The names that a statement binds itself, other than by an import or an assignment. */
export function boundBy(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case 'function':
      return [statement.name.text, ...statement.parameters.list.map(({ name }) => name)]
    case 'class':
      return [statement.name.text]
    case 'for':
      return namesIn([statement.target])
    case 'try':
      return statement.handlers.flatMap(({ name }) => (name === undefined ? [] : [name]))
    case 'blocks':
      return namesIn(statement.targets)
    default:
      return []
  }
}

/** The plain names in what is assigned to: not those of `a.b` and `a[b]`. */
export function namesIn(targets: readonly Expression[]): string[] {
  const bound = targets.flatMap((target) =>
    target.kind === 'name' || target.kind === 'tuple' || target.kind === 'list' || target.kind === 'starred'
      ? [...within([target])]
      : [],
  )
  return bound.flatMap((part) => (part.kind === 'name' ? [part.name] : []))
}

/** All calls of a block. */
export function* callsOf(body: Block): Generator<Extract<Expression, { kind: 'call' }>> {
  for (const expression of expressionsOf(body)) if (expression.kind === 'call') yield expression
}

/** The calls in what a statement holds itself. */
export function callsIn(statement: Statement): Extract<Expression, { kind: 'call' }>[] {
  return [...within(headOf(statement))].filter((part) => part.kind === 'call')
}
