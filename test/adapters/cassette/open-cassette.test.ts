import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CassetteMissError } from '../../../src/adapters/cassette/cassette-miss-error.ts'
import { type CassetteOptions, openCassette } from '../../../src/adapters/cassette/open-cassette.ts'
import type { ModelReply } from '../../../src/core/ports.ts'
import { folder } from '../../cli/fake-io.ts'
import { echo, request } from './requests.ts'

const file = () => `${folder()}/judge.jsonl`
const lines = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
const entries = (path: string) => lines(path).filter((line) => line.startsWith('{"key"'))

async function ask(path: string, texts: readonly string[], options: CassetteOptions, model = echo().model) {
  const cassette = await openCassette(path, options)
  try {
    const client = cassette.model(model)
    const replies: ModelReply[] = []
    for (const text of texts) replies.push(await client.complete(request(text)))
    return { replies, hits: cassette.hits, misses: cassette.misses, faults: cassette.faults, size: cassette.size }
  } finally {
    cassette.close()
  }
}

const text = (value: string): ModelReply => ({ kind: 'text', text: value })

test('what was asked once is never asked again, and comes back to the letter', async () => {
  const path = file()
  const odd = 'line\nbreak \u2028 "quoted" \u0000 {"key":"'
  const first = echo((asked) => ({
    kind: 'text',
    text: asked,
    model: 'judge-1-x',
    usage: { prompt_tokens: 3 },
    notes: ['n'],
  }))
  const recorded = await ask(path, [odd, 'b', odd], { mode: 'cache' }, first.model)
  const second = echo()
  const replayed = await ask(path, [odd, 'b', odd], {}, second.model)
  expect(replayed.replies).toEqual(recorded.replies)
  expect([first.asked, second.asked]).toEqual([[odd, 'b'], []])
  expect([recorded.hits, recorded.misses, replayed.hits, replayed.misses]).toEqual([1, 2, 3, 0])
})

test('the file says what it is, and holds a line for each reply with its request', async () => {
  const path = file()
  await ask(path, ['a'], { mode: 'cache', note: 'Made by a script.' })
  const [head, entry] = lines(path).map((line): unknown => JSON.parse(line))
  expect(head).toEqual({ cassette: 1, note: 'Made by a script.' })
  expect(entry).toEqual({
    key: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
    request: request('a'),
    reply: text('a'),
  })
})

test.each<[string, ModelReply, number]>([
  ['a refusal', { kind: 'refusal', message: 'no' }, 1],
  ['a reply that was cut off', { kind: 'truncated', message: 'length' }, 1],
  ['a filter', { kind: 'filtered', message: 'violence' }, 1],
  ['an outage', { kind: 'server', message: '500' }, 0],
  ['an outage that may pass', { kind: 'server', message: '429', retry: { afterMs: 1 } }, 0],
])(
  '%s is recorded where it is what the model said, and asked again where the service failed',
  async (_, reply, kept) => {
    const path = file()
    await ask(path, ['a'], { mode: 'cache' }, echo(() => reply).model)
    expect(entries(path).length).toBe(kept)
    const again = echo()
    expect((await ask(path, ['a'], { mode: 'cache' }, again.model)).replies).toEqual([kept === 1 ? reply : text('a')])
    expect(again.asked.length).toBe(1 - kept)
  },
)

test('recording asks everything anew, once, and the newest reply counts', async () => {
  const path = file()
  await ask(path, ['a', 'b'], { mode: 'cache' })
  const anew = echo(() => text('new'))
  const { replies } = await ask(path, ['a', 'a'], { mode: 'record' }, anew.model)
  expect([replies, anew.asked]).toEqual([[text('new'), text('new')], ['a']])
  expect((await ask(path, ['a', 'b'], {})).replies).toEqual([text('new'), text('b')])
})

test('a repeat is another request, with a reply of its own', async () => {
  const path = file()
  const judge = echo((_, index) => text(String(index)))
  const cassette = await openCassette(path, { mode: 'cache' })
  const client = cassette.model(judge.model)
  const grade = async (repeat?: number) => client.complete(request('a'), repeat === undefined ? {} : { repeat })
  expect([await grade(), await grade(0), await grade(1), await grade(2), await grade(1)]).toEqual(
    ['0', '0', '1', '2', '1'].map(text),
  )
  cassette.close()
  expect(entries(path).map((line) => (JSON.parse(line) as { repeat?: number }).repeat)).toEqual([undefined, 1, 2])
})

test('the same request under way is sent once and recorded once', async () => {
  const path = file()
  const judge = echo()
  const cassette = await openCassette(path, { mode: 'cache' })
  const client = cassette.model(judge.model)
  await Promise.all(['a', 'a', 'b', 'a'].map((asked) => client.complete(request(asked))))
  expect([judge.asked, cassette.shared, entries(path).length]).toEqual([['a', 'b'], 2, 2])
  cassette.close()
})

describe('a missing reply', () => {
  const missing = async (other: ReturnType<typeof request>, options = {}) => {
    const path = file()
    await ask(path, ['a'], { mode: 'cache' })
    const judge = echo()
    const cassette = await openCassette(path)
    const error: unknown = await cassette
      .model(judge.model)
      .complete(other, options)
      .catch((thrown: unknown) => thrown)
    cassette.close()
    expect([error instanceof CassetteMissError, judge.asked]).toEqual([true, []])
    return (error as Error).message.replaceAll(path, 'judge.jsonl') // just checked
  }
  const fix = 'Open it in mode cache (--cache judge.jsonl) to ask and add it.'

  test.each([
    [': its messages are new', request('b'), {}],
    ['; to the same messages it has one of judge-1', request('a', { model: 'judge-2' }), {}],
    ['; to the same messages it has one with other sampling parameters', request('a', { sampling: {} }), {}],
    [
      '; to the same messages it has one with another range or other labels',
      request('a', { answer: { name: 'a', schema: {} } }),
      {},
    ],
    ['; it has one to the same request, and none for grading 2 of it', request('a'), { repeat: 1 }],
  ])('is never asked, and says why%s', async (why, other, options) => {
    expect(await missing(other, options)).toBe(
      `judge.jsonl has no reply of ${other.model} to this request${why}. ${fix}`,
    )
  })

  test('is a miss in any mode without a model to ask', async () => {
    const path = file()
    const cassette = await openCassette(path, { mode: 'cache' })
    await expect(cassette.model().complete(request('a'))).rejects.toThrow('has no reply of judge-1 to this request')
    cassette.close()
  })
})

test('a secret is not written, wherever a reply or a request quotes it', async () => {
  const path = file()
  const secret = 'sk-"quoted"-0123456789'
  const judge = echo((asked) => text(`key ${asked}`))
  await ask(path, [secret, 'abc'], { mode: 'cache', secrets: [secret, 'abc'] }, judge.model)
  expect(readFileSync(path, 'utf8')).not.toContain('0123456789')
  expect((await ask(path, [secret, 'abc'], {})).replies).toEqual([text('key [secret]'), text('key abc')])
})

describe('a file that is not in order', () => {
  const fresh = async () => {
    const path = file()
    await ask(path, ['a', 'b'], { mode: 'cache' })
    return path
  }
  const half = JSON.stringify({ key: 'f'.repeat(64), request: request('c') }).slice(0, 120)

  test('loses its torn last line, and nothing else, when it is written to again', async () => {
    const path = await fresh()
    appendFileSync(path, half)
    const judge = echo()
    const done = await ask(path, ['a', 'b', 'c'], { mode: 'cache' }, judge.model)
    expect([done.faults, judge.asked]).toEqual([[], ['c']])
    expect((await ask(path, ['a', 'b', 'c'], {})).faults).toEqual([])
    expect(readFileSync(path, 'utf8')).not.toContain('f'.repeat(64))
  })

  test('keeps a whole last line whose line break an editor took away', async () => {
    const path = await fresh()
    writeFileSync(path, readFileSync(path, 'utf8').trimEnd())
    expect((await ask(path, ['a', 'b'], {})).size).toBe(2)
    await ask(path, ['c'], { mode: 'cache' })
    expect((await ask(path, ['a', 'b', 'c'], {})).hits).toBe(3)
  })

  test('tells of a torn line in its middle, and reads the whole entry that another process wrote behind it', async () => {
    const path = await fresh()
    const [head, a, b] = lines(path)
    writeFileSync(path, [head, `${half}${a}`, half, b, ''].join('\n'))
    const done = await ask(path, ['a', 'b'], {})
    expect(done.hits).toBe(2)
    expect(done.faults.map((fault) => fault.replace(path, 'judge.jsonl'))).toEqual([
      'judge.jsonl:2 holds a reply that is not whole, as after a crash. The whole one behind it counts.',
      'judge.jsonl:3 holds a reply that is not whole, as after a crash. Delete the line; its request is asked anew.',
    ])
  })

  test('is read with Windows line ends, a BOM, other spaces, and without its first line', async () => {
    const path = await fresh()
    const [, a = '', b = ''] = lines(path)
    writeFileSync(path, `\uFEFF${JSON.stringify(JSON.parse(a), null, 1).replaceAll('\n', ' ')}\r\n\r\n${b}\r\n`)
    expect((await ask(path, ['a', 'b'], {})).hits).toBe(2)
  })

  test('is refused when it is something else, and not written to', async () => {
    const rows = '{"item":{"r":"x"},"sample":"x"}'
    const path = `${folder({ 'rows.jsonl': rows })}/rows.jsonl`
    for (const mode of ['replay', 'cache', 'record'] as const) {
      await expect(openCassette(path, { mode })).rejects.toThrow(
        `${path} is not a cassette: its first line is no recorded reply. Name another file, so that this one is not written to.`,
      )
    }
    expect(readFileSync(path, 'utf8')).toBe(rows)
  })

  test('is refused when it is not there, in no folder, or of a later version', async () => {
    const path = file()
    await expect(openCassette(path)).rejects.toThrow(
      `There is no cassette ${path}. Record one with --cache ${path}, or check the name.`,
    )
    writeFileSync(`${path}l`, '')
    await expect(openCassette(path)).rejects.toThrow(
      `There is no cassette ${path}. Did you mean ${path}l? Else record one with --cache ${path}.`,
    )
    await expect(openCassette(`${path}/x/y`, { mode: 'cache' })).rejects.toThrow(
      `The folder of the cassette ${path}/x/y does not exist. Make it, or check the name.`,
    )
    writeFileSync(path, '{"cassette":2}\n')
    await expect(openCassette(path)).rejects.toThrow('says version 2 of cassettes, and this graderkit reads version 1.')
  })

  test('says which entry someone damaged, rather than guess', async () => {
    const path = await fresh()
    writeFileSync(path, readFileSync(path, 'utf8').replace('"kind":"text","text":"a"', '"kind":"text","text":1'))
    await expect(ask(path, ['a'], {})).rejects.toThrow(
      `${path}:2 is a damaged reply. Delete the line, and its request is asked anew.`,
    )
  })
})

describe('vectors', () => {
  const embedder = () => {
    const asked: (readonly string[])[] = []
    return {
      asked,
      id: 'numbers',
      embed: (texts: readonly string[]) => {
        asked.push(texts)
        return Promise.resolve(texts.map((one) => (one === 'exact' ? [0.1, 1 / 3, 1e300] : [0.5, -one.length, 0])))
      },
    }
  }

  test('come back to the last bit, and only missing texts are asked, in one call', async () => {
    const path = file()
    const live = embedder()
    const cassette = await openCassette(path, { mode: 'cache' })
    const port = cassette.embedder(live)
    const first = await port.embed(['exact', 'ab'])
    await port.embed(['ab', 'abc', 'abc', 'abcd'])
    cassette.close()
    expect(live.asked).toEqual([
      ['exact', 'ab'],
      ['abc', 'abcd'],
    ])
    const replay = await openCassette(path)
    const again = await replay.embedder('numbers').embed(['exact', 'ab', 'abcd'])
    expect(again.map((vector) => Array.from(vector))).toEqual([
      ...first.map((vector) => Array.from(vector)),
      [0.5, -4, 0],
    ])
    await expect(replay.embedder('numbers').embed(['new'])).rejects.toThrow('has no vector of numbers for "new".')
    await expect(replay.embedder('others').embed(['ab'])).rejects.toThrow('has no vector of others for "ab".')
    replay.close()
  })
})

test('two that write to one file at the same time share what they have', async () => {
  const path = file()
  const [one, two] = [await openCassette(path, { mode: 'cache' }), await openCassette(path, { mode: 'cache' })]
  const judge = echo()
  const [first, second] = [one.model(judge.model), two.model(judge.model)]
  for (const asked of ['a', 'b', 'a', 'c']) {
    await first.complete(request(asked))
    await second.complete(request(asked))
  }
  expect(judge.asked).toEqual(['a', 'b', 'c'])
  one.close()
  two.close()
})
