import { compile, functionGrader, multi, stringCheck, textSimilarity } from 'graderkit'
import { damages, graderSuite, probes, transforms } from 'graderkit/vitest'
import { describe, expect, test } from 'vitest'
import { checkScoreSnapshot } from '../../src/vitest/score-snapshot.ts'

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

/** The message of a failing assertion, without colour. */
async function failure(assertion: () => unknown): Promise<string> {
  try {
    await assertion()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error('the assertion held')
}

describe('a grader that is right passes', () => {
  test('exact scores, bounds, full and zero', () => {
    expect(grader).toScore(half, 0.7)
    expect(grader).toScore(half, 0.69, { within: 0.02 })
    expect(grader).toScoreAtLeast(half, 0.7)
    expect(grader).toScoreBetween(half, 0.6, 0.8)
    expect(grader).toScoreFully(full)
    expect(grader).toScoreZero(zero)
    expect(grader).toBeUngradable(prose, 'invalid_variable')
    expect(grader).not.toScoreZero(prose)
  })

  test('ranks, strictly and with ties', () => {
    expect(grader).toRank(item, [full.sample, half.sample, zero.sample])
    expect(grader).toRank(item, [full.sample, full.sample], { ties: true })
    expect(grader).not.toRank(item, [full.sample, full.sample])
  })

  test('invariance under what does not matter, and a fall under damage', () => {
    expect(grader).toBeInvariantTo(transforms.keyOrder, [full, half])
    expect(grader).toBeInvariantTo(transforms.jsonSpacing, [full])
    expect(grader).toBeInvariantTo(transforms.trailingNewline, [full])
    expect(grader).toBeMonotonicIn(damages.droppedFields, [full])
    expect(grader).toBeMonotonicIn(damages.truncation, [full])
    expect(grader).toResistProbes([full], probes.stockProbes)
  })

  test('a compiled grader and one that answers by promises', async () => {
    expect(compile(grader)).toScoreFully(full)
    const slow = functionGrader('slow', async () => 0.5)
    await expect(slow).toScore({ sample: 'x', item: {} }, 0.5)
  })

  test('the scores of a file are those of its snapshot', async () => {
    await expect(grader).toMatchScores('samples.jsonl')
  })
})

describe('a failing assertion shows the tree, the comparison and the reason', () => {
  test.each<[string, () => unknown]>([
    ['toScore', () => expect(grader).toScore(half, 0.8)],
    ['toScore, ungradable', () => expect(grader).toScore(prose, 0)],
    ['not.toScore', () => expect(grader).not.toScore(half, 0.7)],
    ['toScoreAtLeast', () => expect(grader).toScoreAtLeast(zero, 0.5)],
    ['toScoreBetween', () => expect(grader).toScoreBetween(full, 0.2, 0.4)],
    ['toScoreFully', () => expect(grader).toScoreFully(half)],
    ['toScoreZero', () => expect(grader).toScoreZero(half)],
    ['toBeUngradable', () => expect(grader).toBeUngradable(half)],
    ['toRank', () => expect(grader).toRank(item, [half.sample, full.sample, prose.sample])],
    ['toBeInvariantTo', () => expect(grader).toBeInvariantTo(transforms.codeFence, [full])],
    ['toBeInvariantTo, nothing to change', () => expect(grader).toBeInvariantTo(transforms.keyOrder, [prose])],
    [
      'toBeMonotonicIn',
      () =>
        expect(functionGrader('short is good', ({ output_text }) => -output_text.length)).toBeMonotonicIn(
          damages.truncation,
          [full],
        ),
    ],
    [
      'toResistProbes',
      () =>
        expect(functionGrader('long is good', ({ output_text }) => output_text.length)).toResistProbes(
          [full],
          [probes.padding],
        ),
    ],
    ['no grader', () => expect({}).toScore(full, 1)],
  ])('%s', async (_name, assertion) => {
    expect(await failure(assertion)).toMatchSnapshot()
  })

  // By the function under the matcher: with -u the matcher itself would write what it is held to.
  test('toMatchScores', async () => {
    const changed = multi({
      ...grader.spec,
      graders: grader.children ?? {},
      calculate_output: '0.3 * refund + 0.7 * reason',
    })
    const moved = await checkScoreSnapshot(changed, 'samples.jsonl', import.meta.filename, 'none')
    expect(moved.ok).toBe(false)
    expect(moved.message).toMatchSnapshot()
    expect(
      await failure(() => checkScoreSnapshot(grader, 'smaples.jsonl', import.meta.filename, 'none')),
    ).toMatchSnapshot()
  })
})

graderSuite(grader, { full, zero, malformed: prose, rows: [full, half] })
