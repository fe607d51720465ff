/** The files of a new task: a grader, answers to grade, a test that passes, and what it takes to run them. */
export function initFiles(version: string): ReadonlyMap<string, string> {
  return new Map([
    ['grader.ts', grader],
    ['samples.jsonl', `${samples.map((row) => JSON.stringify(row)).join('\n')}\n`],
    ['grader.test.ts', test],
    ['package.json', `${JSON.stringify(packageJson(version), null, 2)}\n`],
  ])
}

const grader = `import { multi, stringCheck, textSimilarity } from 'graderkit'

// The model decides whether a customer gets a refund, as JSON: {"refund": "yes" | "no", "reason": "…"}.
export default multi({
  name: 'refund decision',
  graders: {
    refund: stringCheck({ name: 'decision', input: '{{ sample.output_json.refund }}', reference: '{{ item.refund }}', operation: 'eq' }),
    reason: textSimilarity({ name: 'reason', input: '{{ sample.output_json.reason }}', reference: '{{ item.reason }}', evaluation_metric: 'fuzzy_match' }),
  },
  calculate_output: '0.7 * refund + 0.3 * reason',
})
`

const test = `import { compile } from 'graderkit'
import { expect, test } from 'vitest'
import grader from './grader.ts'

const grade = compile(grader)
const item = { refund: 'yes', reason: 'The parcel arrived after the promised date.' }

test('the reference answer scores 1', () => {
  expect(grade(JSON.stringify(item), item)).toMatchObject({ ok: true, score: 1 })
})

test('a right decision for a poor reason scores more than a wrong one with the right words', () => {
  const right = grade('{"refund": "yes", "reason": "Because."}', item)
  const wrong = grade('{"refund": "no", "reason": "The parcel arrived after the promised date."}', item)
  expect(right.ok && wrong.ok && right.score > wrong.score).toBe(true)
})

test('an answer that is not JSON is not graded, rather than scored 0', () => {
  expect(grade('Yes, refund them.', item)).toMatchObject({ ok: false, failure: { code: 'invalid_variable' } })
})
`

const samples = [
  {
    id: 'late-parcel',
    item: {
      messages: [{ role: 'user', content: 'The parcel was promised for Monday and came on Thursday. Refund?' }],
      refund: 'yes',
      reason: 'The parcel arrived after the promised date.',
    },
    samples: [
      '{"refund": "yes", "reason": "It arrived three days after the promised date."}',
      '{"refund": "no", "reason": "A delay of three days is within tolerance."}',
      'Yes, refund them: it was late.',
    ],
    expert_scores: [1, 0, 0.5],
  },
  {
    id: 'changed-mind',
    item: {
      messages: [{ role: 'user', content: 'I wore the shoes for a month and no longer like the colour. Refund?' }],
      refund: 'no',
      reason: 'Worn goods cannot be returned.',
    },
    samples: [
      '{"refund": "no", "reason": "Worn goods cannot be returned."}',
      '{"refund": "no", "reason": "The shoes were used for a month, so they are no longer new."}',
      '{"refund": "yes", "reason": "The customer is unhappy."}',
    ],
    expert_scores: [1, 0.9, 0],
  },
]

function packageJson(version: string): object {
  return {
    private: true,
    type: 'module',
    scripts: { test: 'vitest run', preview: 'graderkit preview grader.ts samples.jsonl' },
    devDependencies: { graderkit: `^${version}`, vitest: '^4.1.0' },
  }
}
