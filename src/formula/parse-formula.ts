import { mathjsParse, type MathNode } from '#lazy/mathjs'
import type { Issue, Span } from '../core/issue.ts'
import { issuesForArguments, issuesForName, issuesForNames } from './check-names.ts'
import { type Expression, isFunctionName, type Operator } from './expression.ts'
import { type Token, tokenize } from './tokens.ts'

/** More than this no formula needs; mathjs recurses on its input. */
const longest = 2000
const deepest = 100

/**
 * Parses `calculate_output` over the keys of `graders`.
 * mathjs knows the grammar; only the nodes of the dialect are let through, so nothing is left to evaluate unsafely.
 * Every issue has its span in the source. Grammar: grader spec, section 1.6.
 */
export function parseFormula(
  source: string,
  names: readonly string[],
): { readonly expression?: Expression; readonly issues: readonly Issue[] } {
  const whole = { start: 0, end: source.length }
  if (source.length > longest)
    return { issues: [broken(whole, `The formula has ${source.length} characters; at most ${longest} are read.`)] }
  const { tokens, issues } = tokenize(source)
  if (tokens.length === 0 && issues.length === 0)
    return {
      issues: [
        broken(whole, 'The formula is empty.', `Write one over the keys of graders, such as ${example(names)}.`),
      ],
    }
  const found = [...issues, ...issuesForNames(tokens, names)]
  if (found.length > 0) return { issues: found }
  if (depth(tokens) > deepest)
    return { issues: [broken(whole, `The formula has more than ${deepest} parentheses inside each other.`)] }
  let root: MathNode
  try {
    root = mathjsParse(plainSource(source, tokens))
  } catch (error) {
    return { issues: [syntaxIssue(error, source, tokens)] }
  }
  const reader = new Reader(tokens, names)
  const expression = reader.read(root)
  return reader.issues.some((issue) => issue.severity === 'error')
    ? { issues: reader.issues }
    : { expression, issues: reader.issues }
}

function broken(span: Span, message: string, hint?: string): Issue {
  return {
    code: 'invalid_formula',
    severity: 'error',
    path: [],
    span,
    message,
    ...(hint === undefined ? {} : { hint }),
  }
}

/**
 * The formula as mathjs can read it, of the same length, so that places stay: it ends an expression at a line break,
 * knows letters of few scripts, and sees an operator of its own in the `.*` of `1.*a`. Names are taken from the tokens.
 */
function plainSource(source: string, tokens: readonly Token[]): string {
  let plain = source.replace(/[\t\r\n]/gu, ' ')
  for (const { kind, text, span } of tokens) {
    if (kind === 'sign') continue
    const known = kind === 'name' ? plainName(text) : text.replace(/\.(?=$|e)/iu, '').padEnd(text.length)
    if (known !== text) plain = plain.slice(0, span.start) + known + plain.slice(span.end)
  }
  return plain
}

function plainName(name: string): string {
  return /^\w+$/u.test(name) ? name : 'v'.repeat(name.length)
}

/** The greatest number of parentheses that are open at once. */
function depth(tokens: readonly Token[]): number {
  let open = 0
  let most = 0
  for (const { text } of tokens) {
    if (text === '(') most = Math.max(most, ++open)
    else if (text === ')') open--
  }
  return most
}

function example(names: readonly string[]): string {
  const [a = 'a', b] = names
  return b === undefined ? a : `0.5 * ${a} + 0.5 * ${b}`
}

/** mathjs says where it stopped by a 1-based column. */
function syntaxIssue(error: unknown, source: string, tokens: readonly Token[]): Issue {
  const column = typeof error === 'object' && error !== null && 'char' in error ? Number(error.char) : 1
  const at = Math.max(0, Math.min(column - 1, source.length))
  const token = tokens.find(({ span }) => span.end > at)
  const balance = tokens.reduce((sum, { text }) => sum + (text === '(' ? 1 : text === ')' ? -1 : 0), 0)
  const hint =
    balance > 0
      ? 'A parenthesis is not closed.'
      : balance < 0
        ? 'A parenthesis is closed that was not opened.'
        : undefined
  if (token === undefined)
    return broken({ start: at, end: at }, 'The formula ends where a name or number must follow.', hint)
  return broken(token.span, `"${token.text}" cannot stand here.`, hint)
}

/** Turns mathjs nodes into ours. mathjs keeps no positions, so tokens are taken in source order as the walk meets them. */
class Reader {
  readonly issues: Issue[] = []
  private readonly queues = new Map<string, Token[]>()
  private readonly tokens: readonly Token[]
  private readonly names: readonly string[]

  constructor(tokens: readonly Token[], names: readonly string[]) {
    this.tokens = tokens
    this.names = names
    for (const token of tokens) {
      const key = token.kind === 'sign' ? token.text : token.kind
      const queue = this.queues.get(key)
      if (queue === undefined) this.queues.set(key, [token])
      else queue.push(token)
    }
  }

  read(node: MathNode): Expression {
    switch (node.type) {
      case 'ConstantNode':
        return this.number(node)
      case 'SymbolNode':
        return this.variable()
      case 'ParenthesisNode':
        return this.read(node.content)
      case 'OperatorNode':
        return this.operator(node)
      case 'FunctionNode':
        return this.call(node)
      default:
        return this.refuse(
          this.wholeSpan(),
          'The formula uses something other than names, numbers, operators and functions.',
        )
    }
  }

  private number(node: Extract<MathNode, { type: 'ConstantNode' }>): Expression {
    const { span, text } = this.take('number')
    if (typeof node.value === 'number' && Number.isFinite(node.value))
      return { kind: 'number', value: node.value, span }
    return this.refuse(span, `${text} is too large for a number.`)
  }

  private variable(): Expression {
    const { span, text: name } = this.take('name')
    const index = this.names.indexOf(name)
    if (index === -1) this.issues.push(issuesForName(name, span, this.names))
    return { kind: 'variable', name, index, span }
  }

  private operator(node: Extract<MathNode, { type: 'OperatorNode' }>): Expression {
    const [first, second] = node.args
    if (node.fn === 'unaryMinus' && first !== undefined) {
      const { span } = this.take('-')
      const operand = this.read(first)
      return { kind: 'negate', operand, span: { start: span.start, end: operand.span.end } }
    }
    if (first === undefined || second === undefined || !isOperator(node.op)) {
      return this.refuse(this.take(node.op).span, `"${node.op}" cannot stand before a value.`, 'Remove it.')
    }
    const left = this.read(first)
    const sign = node.implicit ? undefined : this.take(node.op)
    const right = this.read(second)
    const span = { start: left.span.start, end: right.span.end }
    if (sign === undefined)
      return this.refuse(
        span,
        'Two values stand side by side without an operator.',
        'Write * between them for a product.',
      )
    return { kind: 'operator', operator: node.op, left, right, span }
  }

  private call(node: Extract<MathNode, { type: 'FunctionNode' }>): Expression {
    const { span, text: name } = this.take('name')
    const operands = node.args.map((operand) => this.read(operand))
    if (!isFunctionName(name))
      return this.refuse(span, `"${name}" is a grader, not a function.`, `Write ${name} * (…) if you mean a product.`)
    this.issues.push(...issuesForArguments(name, operands.length, span))
    return { kind: 'call', name, operands, span: { start: span.start, end: this.callEnd(span) } }
  }

  /** The end of the parenthesis that follows a function's name. */
  private callEnd(name: Span): number {
    let depth = 0
    for (const { text, span } of this.tokens) {
      if (span.start < name.end) continue
      if (text === '(') depth++
      else if (text === ')' && --depth === 0) return span.end
    }
    return name.end
  }

  private refuse(span: Span, message: string, hint?: string): Expression {
    this.issues.push(broken(span, message, hint))
    return { kind: 'number', value: 0, span }
  }

  /** The walk meets tokens of one kind in source order; when none is left, the whole formula is the place. */
  private take(key: string): Token {
    return this.queues.get(key)?.shift() ?? { kind: 'sign', text: key, span: this.wholeSpan() }
  }

  private wholeSpan(): Span {
    return { start: 0, end: 0 }
  }
}

function isOperator(op: string): op is Operator {
  return op === '+' || op === '-' || op === '*' || op === '/' || op === '^'
}
