import fc from 'fast-check'
import { all, create } from 'mathjs/number'
import { describe, expect, test } from 'vitest'
import { compileFormula } from '../../src/formula/compile-formula.ts'
import { formulaRange } from '../../src/formula/formula-range.ts'
import { parseFormula } from '../../src/formula/parse-formula.ts'

const mathjs = create(all ?? {})

function run(source: string, scores: Record<string, number>): number {
  const { expression, issues } = parseFormula(source, Object.keys(scores))
  if (expression === undefined) throw new Error(issues.map(({ message }) => message).join(' '))
  return compileFormula(expression)(Object.values(scores))
}

describe('a formula gives', () => {
  test.each<[string, Record<string, number>, number]>([
    ['(name + email) / 2', { name: 0.9, email: 0 }, 0.45],
    ['2 * p * r / max(p + r, 1e-9)', { p: 0, r: 0 }, 0],
    ['0.5 * a + 0.5 * b', { a: 1, b: 0.5, unused: 7 }, 0.75],
    ['type', { type: 0.25 }, 0.25],
    ['-a ^ 2', { a: 3 }, -9],
    ['2 ^ 3 ^ 2', {}, 512],
    ['a - b - c', { a: 1, b: 2, c: 3 }, -4],
    ['1.5e2 * .5', {}, 75],
    ['1.*a + 2./a + 1.e1', { a: 0.5 }, 14.5],
    ['名前 * 2', { 名前: 0.25 }, 0.5],
    ['min(a, b, 0.2)', { a: 1, b: 0.5 }, 0.2],
    ['max(max, 0.5)', { max: 0.25 }, 0.5],
    ['floor(1.7) + ceil(1.2) + abs(-1) + sqrt(4) + exp(0) + log(1)', {}, 7],
    ['a\n  + b', { a: 1, b: 2 }, 3],
    ['é * 2', { é: 0.5 }, 1],
    ['e + pi + i', { e: 1, pi: 2, i: 3 }, 6],
  ])('%s', (source, scores, expected) => {
    expect(run(source, scores)).toBe(expected)
  })
})

describe('a faulty formula has an issue at its place', () => {
  test.each<[string, string[], string, string, string?]>([
    ['0.5 * lable', ['label'], 'lable', 'No grader is called "lable".', 'Did you mean "label"?'],
    ['0.5 * a + 0.5 * b)', ['a', 'b'], ')', '")" cannot stand here.', 'A parenthesis is closed that was not opened.'],
    ['(a + b', ['a', 'b'], '', 'The formula ends where a name or number must follow.', 'A parenthesis is not closed.'],
    ['a ** 2', ['a'], '**', 'There is no operator **.', 'Write ^ for a power.'],
    ['2a', ['a'], '2a', '"2a" is neither a number nor a name.', 'Write 2 * a if you mean a product.'],
    ['2 a', ['a'], '2 a', 'Two values stand side by side without an operator.', 'Write * between them for a product.'],
    [
      'a > 0.5 ',
      ['a'],
      '>',
      'A formula has no use for ">".',
      'There are no comparisons or conditions; use min and max to cut a score off.',
    ],
    [
      'a.constructor',
      ['a', 'constructor'],
      '.',
      'A formula has no use for ".".',
      'It knows names, numbers, + - * / ^, parentheses, and min max abs floor ceil exp sqrt log.',
    ],
    [
      'evaluate(a)',
      ['a'],
      'evaluate',
      'There is no function "evaluate".',
      'There are min, max, abs, floor, ceil, exp, sqrt, log.',
    ],
    ['mox(a, 1)', ['a'], 'mox', 'There is no function "mox".', 'Did you mean "max"?'],
    ['a(2)', ['a'], 'a', '"a" is a grader, not a function.', 'Write a * (…) if you mean a product.'],
    ['max * a', ['a'], 'max', 'No grader is called "max".', '"max" is a function; call it: max(…).'],
    ['log(a, 2)', ['a'], 'log', 'log takes one value, not 2.'],
    ['min()', [], 'min', 'min takes two values, not 0.'],
    ['+a', ['a'], '+', '"+" cannot stand before a value.', 'Remove it.'],
    ['1e400', [], '1e400', '1e400 is too large for a number.'],
    ['', ['a'], '', 'The formula is empty.', 'Write one over the keys of graders, such as a.'],
    ['a mod b', ['a', 'b'], 'mod', 'No grader is called "mod".'],
    ['toString', ['a'], 'toString', 'No grader is called "toString".'],
  ])('%s', (source, names, at, message, hint) => {
    const { expression, issues } = parseFormula(source, names)
    expect(expression).toBeUndefined()
    const [first] = issues
    expect(first?.message).toBe(message)
    expect(source.slice(first?.span?.start, first?.span?.end)).toBe(at)
    if (hint !== undefined) expect(first?.hint).toBe(hint)
  })
})

test('a formula that is too long is refused before it is parsed', () => {
  expect(parseFormula('a'.repeat(2001), ['a']).issues[0]?.message).toBe(
    'The formula has 2001 characters; at most 2000 are read.',
  )
})

test('a hundred parentheses inside each other work, more are refused', () => {
  const nested = (count: number) => `${'('.repeat(count)}a${')'.repeat(count)}`
  expect(run(nested(100), { a: 0.5 })).toBe(0.5)
  expect(parseFormula(nested(101), ['a']).issues[0]?.message).toBe(
    'The formula has more than 100 parentheses inside each other.',
  )
})

const variables = ['a', 'b', 'c']
const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(...variables),
    fc.integer({ min: 0, max: 800 }).map((value) => String(value / 8)),
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/', '^'), tie('formula'))
      .map(([a, sign, b]) => `(${a}) ${sign} (${b})`),
    fc.tuple(tie('formula'), fc.constantFrom('+', '-', '*'), tie('formula')).map(([a, sign, b]) => `${a} ${sign} ${b}`),
    tie('formula').map((a) => `-(${a})`),
    fc
      .tuple(fc.constantFrom('abs', 'floor', 'ceil', 'exp', 'sqrt', 'log'), tie('formula'))
      .map(([name, a]) => `${name}(${a})`),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('formula'), tie('formula'))
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
  ),
}))
/** Eighths: mathjs compares with a tolerance, so that numbers which differ by next to nothing are equal to it. */
const unit = fc.integer({ min: -16, max: 16 }).map((value) => value / 8)

test('a formula gives what mathjs itself evaluates, wherever mathjs stays in the real numbers', () => {
  fc.assert(
    fc.property(formula, unit, unit, unit, (source, a, b, c) => {
      fc.pre(source.length <= 2000)
      const { expression } = parseFormula(source, variables)
      if (expression === undefined) throw new Error(`refused: ${source}`)
      const expected: unknown = mathjs.evaluate(source, { a, b, c })
      if (typeof expected !== 'number' || !Number.isFinite(expected)) return
      const got = compileFormula(expression)([a, b, c])
      // floor and ceil of mathjs round values that are nearly whole; elsewhere both do the same operations.
      if (/floor|ceil/u.test(source) || (/min|max/u.test(source) && !Number.isFinite(got))) return
      expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))
    }),
    { numRuns: 2000 },
  )
})

test('no score lies outside the reachable range', () => {
  fc.assert(
    fc.property(formula, unit, unit, unit, (source, a, b, c) => {
      fc.pre(source.length <= 2000)
      const { expression } = parseFormula(source, variables)
      if (expression === undefined) throw new Error(`refused: ${source}`)
      const { range } = formulaRange(expression, [
        { low: -2, high: 2 },
        { low: -2, high: 2 },
        { low: -2, high: 2 },
      ])
      const got = compileFormula(expression)([a, b, c])
      if (!Number.isFinite(got)) return
      const slack = 1e-9 * Math.max(1, Math.abs(got))
      expect(got).toBeGreaterThanOrEqual(range.low - slack)
      expect(got).toBeLessThanOrEqual(range.high + slack)
    }),
    { numRuns: 5000 },
  )
})

test('any text is either a formula or has issues with spans inside it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({
          unit: fc.constantFrom('a', '(', ')', '+', '-', '*', '/', '^', ',', '1', '.', 'e', ' ', 'max', '='),
        }),
      ),
      (source) => {
        const { expression, issues } = parseFormula(source, variables)
        expect(expression === undefined).toBe(issues.some(({ severity }) => severity === 'error'))
        for (const { span } of issues) {
          expect(span).toBeDefined()
          expect(span?.start).toBeLessThanOrEqual(span?.end ?? -1)
          expect(span?.end).toBeLessThanOrEqual(source.length)
        }
      },
    ),
    { numRuns: 3000 },
  )
})

test('operands without a finite result are warned of', () => {
  const ranges = [
    { low: 0, high: 1 },
    { low: 0, high: 1 },
  ]
  const warned = (source: string) => {
    const { expression } = parseFormula(source, ['a', 'b'])
    return expression === undefined
      ? []
      : formulaRange(expression, ranges).issues.map(({ span }) => source.slice(span?.start, span?.end))
  }
  expect(warned('a / b')).toEqual(['b'])
  expect(warned('a / (a + b)')).toEqual(['a + b'])
  expect(warned('log(a) + sqrt(a - 0.5)')).toEqual(['log(a)', 'sqrt(a - 0.5)'])
  expect(warned('a / max(b, 1e-9)')).toEqual([])
})
