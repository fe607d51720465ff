/** The files of a new task: a grader, answers to grade, a test that passes, and what it takes to run them. */
export function initFiles(version: string): ReadonlyMap<string, string> {
  return new Map([
    ['grader.ts', grader],
    ['samples.jsonl', `${samples.map((row) => JSON.stringify(row)).join('\n')}\n`],
    ['grader.test.ts', test],
    ['tsconfig.json', tsconfig],
    ['package.json', `${JSON.stringify(packageJson(version), null, 2)}\n`],
  ])
}

const grader = `import { defineTask } from 'graderkit'
import * as z from 'zod'

// A row holds what an expert decided, and the model answers in the same form.
const decision = z.object({ refund: z.enum(['yes', 'no']), reason: z.string() })
const task = defineTask({ item: decision, output: decision })

export default task.multi({
  name: 'refund decision',
  graders: {
    refund: task.stringCheck({ name: 'decision', input: '{{ sample.output_json.refund }}', reference: '{{ item.refund }}', operation: 'eq' }),
    reason: task.textSimilarity({ name: 'reason', input: '{{ sample.output_json.reason }}', reference: '{{ item.reason }}', evaluation_metric: 'fuzzy_match' }),
  },
  calculate_output: '0.7 * refund + 0.3 * reason',
})
`

const test = `import { graderSuite, transforms } from 'graderkit/vitest'
import { expect, test } from 'vitest'
import grader from './grader.ts'

const item = { refund: 'yes', reason: 'The parcel arrived after the promised date.' }
const full = { item, sample: JSON.stringify(item) }

graderSuite(grader, {
  full,
  zero: { item, sample: '{"refund": "no", "reason": ""}' },
  malformed: { item, sample: 'Yes, refund them.' },
  rows: [full],
})

test('a right decision for a poor reason beats a wrong one with the right words', () => {
  const wrong = JSON.stringify({ ...item, refund: 'no' })
  expect(grader).toRank(item, [full.sample, '{"refund": "yes", "reason": "Because."}', wrong])
})

test('cheap answers do not pay, and the order of JSON keys does not matter', () => {
  expect(grader).toResistProbes([full])
  expect(grader).toBeInvariantTo(transforms.keyOrder, [full])
})
`

const tsconfig = `{ "compilerOptions": { "module": "nodenext", "strict": true, "noEmit": true, "allowImportingTsExtensions": true } }
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
    devDependencies: { graderkit: `^${version}`, vitest: '^4.1.0', zod: '^4.6.0' },
  }
}
