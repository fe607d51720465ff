import { expect, test } from 'vitest'
import type { NumberedRow, RowFault } from '../../src/dataset/read-rows.ts'
import { compile } from '../../src/graders/compile.ts'
import { functionGrader } from '../../src/graders/function/function-grader.ts'
import { gradeBatch } from '../../src/run/grade-batch.ts'

const fault = (line: number): RowFault => ({ line, message: 'Bad.' })
const row = (line: number, ...samples: string[]): NumberedRow => ({ line, row: { item: {}, samples } })

/** A sink that remembers what it gets: line and scores, or the fault; `flush` as a dot. */
function sink() {
  const got: string[] = []
  return {
    got,
    graded({
      numbered,
      results,
    }: {
      numbered: NumberedRow
      results: readonly { ok: boolean; score?: number }[]
    }): void {
      got.push(`${numbered.line}: ${results.map((result) => (result.ok ? result.score : 'failed')).join(' ')}`)
    },
    fault: ({ line, message }: RowFault): void => void got.push(`${line}: ${message}`),
    flush: (): void => void got.push('.'),
  }
}

const lengths = functionGrader('lengths', (sample) => sample.output_text.length)
const tick = () => new Promise((resolve) => setImmediate(resolve))

test('a grader that answers at once hands rows and faults over in order, without a promise', () => {
  const { got, ...rest } = sink()
  expect(gradeBatch(compile(lengths), [row(1, 'a'), fault(2), row(4, 'bb', '')], rest, 4, {})).toBe(undefined)
  expect(got).toEqual(['1: 1', '2: Bad.', '4: 2 0'])
})

test('rows are taken one by one, each graded before the next one is read', () => {
  const { got, ...rest } = sink()
  function* rows() {
    for (const line of [1, 2]) {
      got.push(`read ${line}`)
      yield row(line, 'a')
    }
  }
  void gradeBatch(compile(lengths), rows(), rest, 4, {})
  expect(got).toEqual(['read 1', '1: 1', 'read 2', '2: 1'])
})

test('a grader that waits hands rows and faults over in order, and gives way after each', async () => {
  const waits = functionGrader('waits', async (sample) => {
    // The shorter the answer, the longer it takes.
    for (let turn = 0; turn < 10 - sample.output_text.length; turn++) await tick()
    return sample.output_text.length
  })
  const { got, ...rest } = sink()
  await gradeBatch(
    compile(waits),
    [fault(1), row(2, 'a'), fault(3), row(4, 'bb', 'cccccc'), row(5, 'ddd')],
    rest,
    8,
    {},
  )
  expect(got).toEqual(['1: Bad.', '2: 1', '.', '3: Bad.', '.', '4: 2 6', '.', '5: 3', '.'])
})

test('a grader that waits only sometimes keeps the order too', async () => {
  const sometimes = functionGrader('sometimes', (sample) =>
    sample.output_text === 'slow' ? tick().then(() => 4) : sample.output_text.length,
  )
  const { got, ...rest } = sink()
  await gradeBatch(compile(sometimes), [row(1, 'a'), row(2, 'slow'), row(3, 'bb'), row(4, 'slow', 'c')], rest, 2, {})
  expect(got.filter((entry) => entry !== '.')).toEqual(['1: 1', '2: 4', '3: 2', '4: 4 1'])
})

test('an abort between rows stops a grader that answers at once; what was graded stays', () => {
  const controller = new AbortController()
  const grader = functionGrader('f', (sample) => {
    if (sample.output_text === 'stop') controller.abort(new Error('enough'))
    return 1
  })
  const { got, ...rest } = sink()
  const batch = [row(1, 'a'), row(2, 'stop'), row(3, 'b')]
  expect(gradeBatch(compile(grader), batch, rest, 4, { signal: controller.signal })).toBe(undefined)
  expect(got).toEqual(['1: 1', '2: 1'])
})

test('an abort rejects for what is under way, and everything that was graded is handed over', async () => {
  const controller = new AbortController()
  const grader = functionGrader('f', (sample) => {
    if (sample.output_text === 'now') return Promise.resolve(1)
    return new Promise<number>((_resolve, reject) => {
      controller.signal.addEventListener('abort', () => reject(new Error('given up')))
    })
  })
  const { got, ...rest } = sink()
  const batch = [
    row(1, 'now'),
    row(2, 'slow'),
    row(3, 'now', 'now'),
    fault(4),
    row(5, 'slow'),
    row(6, 'now'),
    row(7, 'now'),
  ]
  const graded = gradeBatch(compile(grader), batch, rest, 6, { signal: controller.signal })
  const rejection = expect(graded).rejects.toThrow('enough')
  await tick()
  controller.abort(new Error('enough'))
  await rejection
  expect(got.filter((entry) => entry !== '.')).toEqual(['1: 1', '3: 1 1', '4: Bad.', '6: 1', '7: 1'])
})
