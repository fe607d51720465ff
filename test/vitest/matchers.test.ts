import { stripVTControlCharacters } from 'node:util'
import {
  checkRank,
  compile,
  functionGrader,
  type GradeResult,
  multi,
  scoreModel,
  stringCheck,
  textSimilarity,
} from 'graderkit'
import { damages, graderSuite, type Probe, probes, transforms } from 'graderkit/vitest'
import { describe, expect, test } from 'vitest'

const grader = multi({
  name: 'refund decision',
  graders: {
    refund: stringCheck({
      name: 'decision',
      input: '{{ sample.output_json.refund }}',
      reference: '{{ item.refund }}',
      operation: 'eq',
    }),
    reason: textSimilarity({
      name: 'reason',
      input: '{{ sample.output_json.reason }}',
      reference: '{{ item.reason }}',
      evaluation_metric: 'fuzzy_match',
    }),
  },
  calculate_output: '0.7 * refund + 0.3 * reason',
})
const item = { refund: 'yes', reason: 'The parcel was late.' }
const full = { sample: JSON.stringify(item), item }
const zero = { sample: '{"refund":"no","reason":""}', item }
const half = { sample: '{"refund":"yes","reason":""}', item }
const prose = { sample: 'Yes, refund them.', item }
const otherRow = {
  sample: '{"refund":"no","reason":"Worn goods cannot be returned."}',
  item: { ...item, refund: 'no' },
}

const lengthGrader = functionGrader('long is good', ({ output_text }) => output_text.length)
const brevity = functionGrader('short is good', ({ output_text }) => -output_text.length)

/** The message of a failing assertion, without colour. */
async function failure(assertion: () => unknown): Promise<string> {
  try {
    await assertion()
  } catch (error) {
    return stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  }
  throw new Error('the assertion held')
}

/** A matcher with a use that passes, one that fails, and a failing one with `.not`. */
interface Uses {
  readonly passes: () => unknown
  readonly fails: () => unknown
  readonly failsWithNot: () => unknown
}

const uses: Readonly<Record<string, Uses>> = {
  toScore: {
    passes: () => expect(grader).toScore(half, 0.7),
    fails: () => expect(grader).toScore(half, 0.8),
    failsWithNot: () => expect(grader).not.toScore(half, 0.7),
  },
  toScoreAtLeast: {
    passes: () => expect(grader).toScoreAtLeast(half, 0.7),
    fails: () => expect(grader).toScoreAtLeast(zero, 0.5),
    failsWithNot: () => expect(grader).not.toScoreAtLeast(half, 0.7),
  },
  toScoreBetween: {
    passes: () => expect(grader).toScoreBetween(half, 0.7, 0.8),
    fails: () => expect(grader).toScoreBetween(full, 0.2, 0.4),
    failsWithNot: () => expect(grader).not.toScoreBetween(full, 0.2, 1),
  },
  toScoreFully: {
    passes: () => expect(grader).toScoreFully(full),
    fails: () => expect(grader).toScoreFully(half),
    failsWithNot: () => expect(grader).not.toScoreFully(full),
  },
  toScoreZero: {
    passes: () => expect(grader).toScoreZero(zero),
    fails: () => expect(grader).toScoreZero(half),
    failsWithNot: () => expect(grader).not.toScoreZero(zero),
  },
  toBeUngradable: {
    passes: () => expect(grader).toBeUngradable(prose, 'invalid_variable'),
    fails: () => expect(grader).toBeUngradable(half),
    failsWithNot: () => expect(grader).not.toBeUngradable(prose),
  },
  toRank: {
    passes: () => expect(grader).toRank(item, [full.sample, half.sample, zero.sample]),
    fails: () => expect(grader).toRank(item, [half.sample, full.sample, zero.sample]),
    failsWithNot: () => expect(grader).not.toRank(item, [full.sample, half.sample]),
  },
  toBeInvariantTo: {
    passes: () => expect(grader).toBeInvariantTo(transforms.keyOrder, [full, half]),
    fails: () => expect(grader).toBeInvariantTo(transforms.codeFence, [full, half]),
    failsWithNot: () => expect(grader).not.toBeInvariantTo(transforms.trailingNewline, [full]),
  },
  toBeMonotonicIn: {
    passes: () => expect(grader).toBeMonotonicIn(damages.droppedFields, [full]),
    fails: () => expect(brevity).toBeMonotonicIn(damages.truncation, [full]),
    failsWithNot: () => expect(grader).not.toBeMonotonicIn(damages.truncation, [full]),
  },
  toResistProbes: {
    passes: () => expect(grader).toResistProbes([full]),
    fails: () => expect(lengthGrader).toResistProbes([full], [probes.padding]),
    failsWithNot: () => expect(grader).not.toResistProbes([full], [probes.emptyAnswer, probes.hedging]),
  },
}

describe.each(Object.entries(uses))('%s', (_name, { passes, fails, failsWithNot }) => {
  test('passes', async () => {
    await passes()
  })

  test('fails with the tree, the comparison and the reason', async () => {
    expect(await failure(fails)).toMatchSnapshot()
  })

  test('fails with .not and says what held', async () => {
    expect(await failure(failsWithNot)).toMatchSnapshot()
  })
})

describe('a failing assertion also says', () => {
  const empty: Probe = { name: 'nothing', holdsHonestAnswer: false, answers: () => [''] }
  const bad = functionGrader(
    'odd',
    (): GradeResult => ({ ok: true, score: 0.2, detail: { 'a\u001b[2Jb': '\u202eevil' } }),
  )
  test.each<[string, () => unknown]>([
    ['toScore: that a failure is not a 0', () => expect(grader).toScoreZero(prose)],
    ['toScore: which tolerance would do', () => expect(lengthGrader).toScore({ sample: 'abc', item: {} }, 2.9966)],
    ['toScore: digits that tell two scores apart', () => expect(lengthGrader).toScore(full, 48.00000002)],
    ['toScore: the row, where the grader shows nothing', () => expect(lengthGrader).toScore(half, 1)],
    ['toScore: what a terminal would obey', () => expect(bad).toScore({ sample: '\u001b[31m\u009b2J', item: {} }, 1)],
    ['toBeUngradable: which failure it was', () => expect(grader).toBeUngradable(prose, 'sample_parse')],
    ['toRank: what tied', () => expect(grader).toRank(item, [full.sample, full.sample])],
    ['toRank: what could not be graded', () => expect(grader).toRank(item, [full.sample, prose.sample, zero.sample])],
    ['toRank: that ties were fine', () => expect(grader).toRank(item, [zero.sample, full.sample], { ties: true })],
    [
      'toBeInvariantTo: how many more',
      () => expect(lengthGrader).toBeInvariantTo(transforms.trailingNewline, [full, half, zero, prose]),
    ],
    ['toResistProbes: that worthless answers tie', () => expect(grader).toResistProbes([zero], [probes.hedging])],
    ['toResistProbes: which probes', () => expect(functionGrader('one', () => 1)).toResistProbes([full], [empty])],
    [
      'a deeper grader: formulas below',
      () =>
        expect(
          multi({ name: 'outer', graders: { inner: grader, check: grader }, calculate_output: 'min(inner, check)' }),
        ).toScore(half, 1),
    ],
  ])('%s', async (_name, assertion) => {
    expect(await failure(assertion)).toMatchSnapshot()
  })
})

describe('a check that would say nothing of the grader is refused, also with .not:', () => {
  const never: Probe = { name: 'nothing', holdsHonestAnswer: false, answers: () => [] }
  test.each<[string, () => unknown]>([
    ['no grader', () => expect({}).not.toScore(full, 1)],
    ['no example', () => expect(grader).not.toScore('yes' as never, 1)],
    ['no number', () => expect(grader).not.toScore(full, Number.NaN)],
    ['no range', () => expect(grader).not.toScoreBetween(full, 1, 0)],
    ['no such failure', () => expect(grader).not.toBeUngradable(prose, 'invalid_variabel' as never)],
    ['one answer to rank', () => expect(grader).not.toRank(item, [full.sample])],
    ['no row to change', () => expect(grader).not.toBeInvariantTo(transforms.keyOrder, [])],
    ['nothing that changes', () => expect(grader).not.toBeInvariantTo(transforms.keyOrder, [prose])],
    ['nothing that is graded', () => expect(grader).not.toBeInvariantTo(transforms.codeFence, [prose])],
    ['nothing to damage', () => expect(grader).not.toBeMonotonicIn(damages.wrongNumbers, [full])],
    ['no other row', () => expect(grader).not.toBeMonotonicIn(damages.otherAnswer, [full])],
    ['damage to what is not graded', () => expect(grader).not.toBeMonotonicIn(damages.truncation, [prose])],
    ['no honest answer', () => expect(grader).not.toResistProbes([])],
    ['no probe that applies', () => expect(grader).not.toResistProbes([full], [never])],
    ['an honest answer that is not graded', () => expect(grader).not.toResistProbes([prose])],
    ['no rows in a suite', () => graderSuite(grader, { full, zero, malformed: prose, rows: [] })],
  ])('%s', async (_name, assertion) => {
    expect(await failure(assertion)).toMatchSnapshot()
  })
})

test('the scores of a file beside the test are those of its snapshot', async () => {
  await expect(grader).toMatchScores('samples.jsonl')
  expect(await failure(() => expect(grader).toMatchScores('smaples.jsonl'))).toBe(
    'There is no file test/vitest/smaples.jsonl. Did you mean test/vitest/samples.jsonl?',
  )
})

test('what was expected, what came and what only helps to read have the colours of the runner', async () => {
  const { painted } = await checkRank(grader, item, [half.sample, full.sample])
  const marks = {
    expected: (text: string) => `<e>${text}</e>`,
    received: (text: string) => `<r>${text}</r>`,
    dim: (text: string) => `<d>${text}</d>`,
  }
  expect(painted(marks)).toMatchSnapshot()
})

test('scores are held to within a tolerance, and rounding is none', () => {
  expect(grader).toScore(half, 0.69, { within: 0.02 })
  expect(functionGrader('sum', () => 0.1 + 0.2)).toScore(full, 0.3)
  expect(functionGrader('sum', () => 0.1 + 0.2)).not.toRank(item, ['a', 'b'])
  expect(functionGrader('sum', () => 0.1 + 0.2)).toRank(item, ['a', 'b'], { ties: true })
})

test('a failure is neither 0 nor any other score', () => {
  expect(grader).not.toScoreZero(prose)
  expect(grader).not.toScoreAtLeast(prose, -1)
  expect(grader).not.toScoreBetween(prose, -1, 1)
})

test('a grader with ports is checked as the function that compile made of it, and awaited', async () => {
  expect(compile(grader)).toScoreFully(full)
  const judge = scoreModel({
    name: 'tone',
    model: 'any',
    input: [{ role: 'user', content: '{{ sample.output_text }}' }],
  })
  const model = { complete: async () => ({ kind: 'text' as const, text: '{"steps": [], "result": 0.5}' }) }
  await expect(compile(judge, { model })).toScore({ sample: 'x', item: {} }, 0.5)
  await expect(compile(judge, { model })).not.toResistProbes([full])
  await expect(compile(judge, { model })).toBeInvariantTo(transforms.codeFence, [full])
  expect(await failure(() => expect(compile(judge, { model })).toScore({ sample: 'x', item: {} }, 1))).toMatchSnapshot()
  expect(await failure(() => expect(judge).toScore({ sample: 'x', item: {} }, 1))).toBe(
    'A score_model grader needs the port "model": pass it as compile(grader, { model: … }).',
  )
})

test('vitest shows the difference of what was expected and what came', async () => {
  const difference = async (assertion: () => unknown) => {
    try {
      await assertion()
    } catch (error) {
      if (error instanceof Error && 'actual' in error && 'expected' in error) return [error.actual, error.expected]
    }
    return undefined
  }
  expect(await difference(() => expect(grader).toScore(half, 0.8))).toEqual([0.7, 0.8])
  expect(await difference(() => expect(grader).toScore(prose, 0))).toEqual(['invalid_variable', 0])
  expect(await difference(() => expect(grader).toBeUngradable(half))).toEqual([0.7, 'a failure'])
  expect(await difference(() => expect(grader).toRank(item, [half.sample, full.sample]))).toEqual([
    ['answer 2', 'answer 1'],
    ['answer 1', 'answer 2'],
  ])
  expect(await difference(() => expect(grader).toBeInvariantTo(transforms.codeFence, [full]))).toEqual([
    ['not graded (invalid_variable)'],
    ['1'],
  ])
})

graderSuite(grader, { full, zero, malformed: prose, rows: [full, half, otherRow] })
