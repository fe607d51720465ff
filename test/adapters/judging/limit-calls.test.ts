import { describe, expect, test } from 'vitest'
import { type CallLimitOptions, limitCalls } from '../../../src/adapters/judging/limit-calls.ts'
import { NotAskedError } from '../../../src/adapters/judging/not-asked-error.ts'
import { EmbedderError } from '../../../src/core/errors.ts'
import type { Embedder, ModelClient, ModelReply } from '../../../src/core/ports.ts'
import { echo, request } from '../cassette/requests.ts'
import { fakeClock } from './fake-clock.ts'

const text = (value: string, usage?: object): ModelReply => ({
  kind: 'text',
  text: value,
  ...(usage === undefined ? {} : { usage: { ...usage } }),
})
const busy = (afterMs?: number): ModelReply => ({
  kind: 'server',
  message: 'busy',
  retry: afterMs === undefined ? {} : { afterMs },
})

/** Limits on a clock of their own, a model that replies in turn, and when each call reached it. */
function setUp(
  options: CallLimitOptions = {},
  reply: (text: string, index: number) => ModelReply = (asked) => text(asked),
) {
  const clock = fakeClock()
  const limits = limitCalls({ clock, random: () => 0.5, ...options })
  const at: number[] = []
  const { model: inner, asked } = echo(reply)
  const model: ModelClient = {
    complete(...call) {
      at.push(clock.now())
      return inner.complete(...call)
    },
  }
  return { limits, model: limits.model(model), at, asked, clock }
}

describe('trying again', () => {
  test('waits longer each time, by half to all of a time that doubles, and gives the reply that came at last', async () => {
    const { model, at, limits } = setUp({}, (asked, index) => (index < 3 ? busy() : text(asked)))
    expect(await model.complete(request('a'))).toEqual(text('a'))
    // 500, 1000 and 2000 ms, of each three quarters, for chance gives the middle.
    expect(at).toEqual([0, 375, 375 + 750, 375 + 750 + 1500])
    expect(limits.account).toEqual({
      calls: 4,
      refused: 0,
      retries: 3,
      shared: 0,
      failures: 0,
      inputTokens: 0,
      outputTokens: 0,
      unmetered: 1,
    })
  })

  test('gives the last failure after so many tries, and counts it once', async () => {
    const { model, asked, limits } = setUp({ retries: 2 }, () => busy())
    expect([await model.complete(request('a')), asked.length, limits.account.failures]).toEqual([busy(), 3, 1])
  })

  test.each<ModelReply>([
    { kind: 'server', message: 'bad request' },
    { kind: 'refusal', message: 'no' },
    { kind: 'truncated', message: 'length' },
    { kind: 'filtered', message: 'violence' },
    text('prose'),
  ])('is not done for what it would not mend: $kind', async (reply) => {
    const { model, asked } = setUp({}, () => reply)
    expect([await model.complete(request('a')), asked.length]).toEqual([reply, 1])
  })

  test('waits as long as the service asks, and so does everyone else', async () => {
    const { model, at } = setUp({ inFlight: 1 }, (asked, index) => (index === 0 ? busy(7000) : text(asked)))
    await Promise.all([model.complete(request('a')), model.complete(request('b')), model.complete(request('c'))])
    expect(at.map((time) => time >= 7000)).toEqual([false, true, true, true])
  })

  test('is not done when the service asks for a wait that is too long', async () => {
    const { model, at } = setUp({ longestWaitMs: 60_000 }, () => busy(60_001))
    expect([await model.complete(request('a')), at]).toEqual([busy(60_001), [0]])
  })

  test('stops at an abort with its reason, while it waits', async () => {
    const { model, asked } = setUp({}, () => busy(10_000))
    const controller = new AbortController()
    const reply = model.complete(request('a'), { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(reply).rejects.toThrow('enough')
    expect(asked.length).toBeLessThanOrEqual(1)
  })
})

describe('a pace', () => {
  test('spaces requests so that no minute has more than allowed', async () => {
    const { model, at } = setUp({ requestsPerMinute: 120 })
    await Promise.all(Array.from({ length: 5 }, (_, index) => model.complete(request(String(index)))))
    expect(at).toEqual([0, 500, 1000, 1500, 2000])
  })

  test('spaces tokens by what replies really took', async () => {
    // Each call takes 1,000 tokens, which no one could tell before.
    const { model, at } = setUp({ tokensPerMinute: 60_000, inFlight: 1 }, (asked) =>
      text(asked, { prompt_tokens: 400, completion_tokens: 600 }),
    )
    for (let index = 0; index < 4; index++) await model.complete(request(String(index)))
    expect(at).toEqual([0, 1000, 2000, 3000])
  })

  test('has no more calls under way than allowed', async () => {
    let open = 0
    let most = 0
    const limits = limitCalls({ inFlight: 3 })
    const model = limits.model({
      async complete() {
        most = Math.max(most, ++open)
        await new Promise((resolve) => setImmediate(resolve))
        open--
        return text('x')
      },
    })
    await Promise.all(Array.from({ length: 20 }, (_, index) => model.complete(request(String(index)))))
    expect([most, limits.account.calls]).toEqual([3, 20])
  })

  test('frees its places when all is aborted, so that the next run can go on', async () => {
    const controller = new AbortController()
    const limits = limitCalls({ inFlight: 1, requestsPerMinute: 60 })
    const model = limits.model(echo().model)
    const all = Array.from({ length: 5 }, (_, index) =>
      model.complete(request(String(index)), { signal: controller.signal }),
    )
    controller.abort(new Error('enough'))
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
    expect(await limitCalls({}).model(echo().model).complete(request('a'))).toEqual(text('a'))
  })
})

describe('a budget', () => {
  const prices = { models: { 'judge-1': { input: 1_000_000, output: 2_000_000 } } }

  test('of calls lets exactly so many through, tries among them, and refuses the rest', async () => {
    const { model, asked, limits } = setUp({ maxCalls: 3 }, (said, index) => (index === 0 ? busy() : text(said)))
    const done = await Promise.allSettled(['a', 'b', 'c', 'd'].map((one) => model.complete(request(one))))
    expect(done.filter(({ status }) => status === 'fulfilled').length).toBe(2)
    for (const one of done) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(NotAskedError)
    expect([asked.length, limits.account.calls, limits.account.refused]).toEqual([3, 3, 2])
  })

  test('of money is spent by what replies cost, not by what they might have cost', async () => {
    // Each reply costs 1 + 2 dollars; with the usual 500 tokens of output none would have been let through after the first.
    const usage = { prompt_tokens: 1, completion_tokens: 1 }
    const small = { sampling: { max_completions_tokens: 1 }, messages: [], answer: { name: 'a', schema: {} } }
    const { model, limits } = setUp({ maxUsd: 9, prices }, (said) => text(said, usage))
    const ask = (seed: number) =>
      model
        .complete(request('', { ...small, sampling: { ...small.sampling, seed } }))
        .catch((error: Error) => error.message)
    const done = await Promise.all([1, 2, 3, 4, 5].map(ask))
    const refused = 'the budget of 9 US dollars is used up, so the model was not asked.'
    expect(done.slice(3)).toEqual([refused, refused])
    expect(limits.account).toMatchObject({ calls: 3, refused: 2, usd: 9, inputTokens: 3, outputTokens: 3 })
  })

  test('does not ask a model whose price is not known, and names it', async () => {
    const { model, asked } = setUp({ maxUsd: 1, prices })
    await expect(model.complete(request('a', { model: 'judge-2' }))).rejects.toThrow(
      'the prices have none for the model "judge-2", so it was not asked. Add {"input": …, "output": …} for it, as for "judge-1".',
    )
    expect(asked).toEqual([])
  })

  test('counts a reply without tokens at its estimate, and a failed call as free', async () => {
    const { model, limits } = setUp({ prices, retries: 1 }, (said, index) => (index === 1 ? text(said) : busy()))
    await model.complete(request('a', { sampling: { max_completions_tokens: 2 } }))
    expect(limits.account).toMatchObject({ calls: 2, unmetered: 1, usd: 5 + 4 })
  })
})

test('the same request under way is sent once; a repeat and a later one are sent', async () => {
  const { model, asked, limits } = setUp()
  await Promise.all([
    model.complete(request('a')),
    model.complete(request('a')),
    model.complete(request('a'), { repeat: 1 }),
  ])
  await model.complete(request('a'))
  expect([asked.length, limits.account.shared]).toEqual([3, 1])
})

test('who shares a request does not suffer when the other one gives up', async () => {
  const controller = new AbortController()
  let calls = 0
  const limits = limitCalls({})
  const model = limits.model({
    complete: (_, { signal } = {}) =>
      new Promise((resolve, reject) => {
        calls++
        if (calls > 1) resolve(text('a'))
        signal?.addEventListener('abort', () => reject(signal.reason as Error)) // as the signal has it
      }),
  })
  const first = model.complete(request('a'), { signal: controller.signal })
  const second = model.complete(request('a'))
  await new Promise((resolve) => setImmediate(resolve))
  controller.abort(new Error('enough'))
  await expect(first).rejects.toThrow('enough')
  expect([await second, calls]).toEqual([text('a'), 2])
})

describe('an embedder', () => {
  const embedder = (fail: (call: number) => EmbedderError | undefined): Embedder & { calls: number } => ({
    id: 'judge-1',
    calls: 0,
    embed(texts) {
      const error = fail(this.calls++)
      return error === undefined ? Promise.resolve(texts.map(() => [1])) : Promise.reject(error)
    },
  })

  test('is tried again as a model is, and its failure is thrown at last', async () => {
    const clock = fakeClock()
    const passing = embedder((call) => (call < 2 ? new EmbedderError('busy', {}) : undefined))
    expect(await limitCalls({ clock }).embedder(passing).embed(['a'])).toEqual([[1]])
    const broken = embedder(() => new EmbedderError('bad request'))
    await expect(limitCalls({ clock }).embedder(broken).embed(['a'])).rejects.toThrow('bad request')
    expect([passing.calls, broken.calls]).toEqual([3, 1])
  })

  test('shares a budget with the model, and is asked once for the same texts', async () => {
    const limits = limitCalls({ maxCalls: 2 })
    const live = embedder(() => undefined)
    const port = limits.embedder(live)
    await limits.model(echo().model).complete(request('a'))
    await Promise.all([port.embed(['a']), port.embed(['a'])])
    await expect(port.embed(['b'])).rejects.toThrow('the budget of 2 calls is used up, so the model was not asked.')
    expect(live.calls).toBe(1)
  })
})
