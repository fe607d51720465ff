import type { Argument, Block, Expression, Statement } from './syntax/tree.ts'

/** Every statement of a block and of the blocks inside it, in the order of the source. */
export function* statementsOf(block: Block): Generator<Statement> {
  for (const statement of block) {
    yield statement
    for (const inner of blocksOf(statement)) yield* statementsOf(inner)
  }
}

/** The blocks that a statement holds. */
export function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case 'function':
    case 'class':
      return [statement.body]
    case 'for':
      return [statement.body, statement.orelse]
    case 'try':
      return [statement.body, ...statement.handlers.map(({ body }) => body), statement.rest]
    case 'blocks':
      return statement.blocks
    default:
      return []
  }
}

/** Every expression of a block, outer ones before inner ones. */
export function* expressionsOf(block: Block): Generator<Expression> {
  for (const statement of statementsOf(block)) yield* within(headOf(statement))
}

/** The expressions and all that is in them; no recursion, since a chain of calls can be very long. */
export function* within(expressions: readonly Expression[]): Generator<Expression> {
  const stack = expressions.toReversed()
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next
    stack.push(...partsOf(next).toReversed())
  }
}

/** The expressions that a statement holds itself, without those of its blocks. */
export function headOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'function':
      return [...statement.expressions, ...ofParameters(statement.parameters.list)]
    case 'for':
      return [statement.target, statement.iterable]
    case 'try':
      return statement.handlers.flatMap(({ type }) => optional(type))
    case 'return':
      return optional(statement.value)
    case 'assign':
      return [...statement.targets, ...statement.expressions, ...optional(statement.value)]
    case 'blocks':
      return [...statement.expressions, ...statement.targets]
    case 'class':
    case 'simple':
      return statement.expressions
    default:
      return []
  }
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'attribute':
      return [expression.object]
    case 'call':
      return [expression.callee, ...expression.arguments.map(({ value }: Argument) => value)]
    case 'subscript':
      return [expression.object, ...expression.index]
    case 'tuple':
    case 'list':
    case 'set':
    case 'dict':
      return expression.items
    case 'comprehension':
      return [
        ...expression.elements,
        ...expression.clauses.flatMap(({ target, iterable, conditions }) => [target, iterable, ...conditions]),
      ]
    case 'lambda':
      return [...ofParameters(expression.parameters.list), expression.body]
    case 'operation':
    case 'conditional':
      return expression.operands
    case 'walrus':
      return [expression.target, expression.value]
    case 'starred':
    case 'await':
      return [expression.value]
    case 'yield':
      return optional(expression.value)
    case 'slice':
      return expression.parts
    case 'string':
      return expression.values
    default:
      return []
  }
}

function ofParameters(
  list: readonly { readonly annotation?: Expression; readonly default?: Expression }[],
): Expression[] {
  return list.flatMap((parameter) => [...optional(parameter.annotation), ...optional(parameter.default)])
}

function optional(expression: Expression | undefined): readonly Expression[] {
  return expression === undefined ? [] : [expression]
}
