import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BadLine, type Line, linesOf, readLines } from '../../src/dataset/lines.ts'
import { readBlocks } from '../../src/dataset/read-blocks.ts'

const encoder = new TextEncoder()

async function* chunked(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    const chunk = bytes.slice(at, at + size)
    at += size
    yield chunk
    // The reader may use its buffer again.
    chunk.fill(0x58)
  }
}

async function linesOfBlocks(bytes: Uint8Array, sizes: readonly number[], longest: number) {
  const lines: (Line | BadLine)[] = []
  for await (const block of readBlocks(chunked(bytes, sizes), longest)) {
    const copy = structuredClone(block, { transfer: [block.bytes.buffer] })
    lines.push(...linesOf(copy.bytes, copy.firstLine, longest))
  }
  return lines
}

async function linesOfStream(bytes: Uint8Array, longest: number) {
  const lines: (Line | BadLine)[] = []
  for await (const batch of readLines(chunked(bytes, [bytes.length + 1]), longest)) lines.push(...batch)
  return lines
}

test('blocks end where lines end, and know the number of their first line', async () => {
  const blocks: unknown[] = []
  for await (const { firstLine, bytes } of readBlocks(chunked(encoder.encode('1\n22\n333\n4444\n5'), [4, 7, 100])))
    blocks.push([firstLine, new TextDecoder().decode(bytes)])
  expect(blocks).toEqual([
    [1, '1\n'],
    [2, '22\n333\n'],
    [4, '4444\n'],
    [5, '5'],
  ])
})

test('blocks of any chunks give the lines of the whole stream, also around lines that are too long', async () => {
  const piece = fc.oneof(
    fc
      .constantFrom('\n', '\r\n', '\r', ' ', '{"a":1}', '"é€😀"', '\uFEFF', '\u2028', '123456789012', 'x'.repeat(30))
      .map((text) => [...encoder.encode(text)]),
    fc.constantFrom([0xff], [0xc3], [0xe2, 0x82], [0xef, 0xbb]),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 14 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 24 }),
      async (pieces, sizes, longest) => {
        const bytes = Uint8Array.from(pieces.flat())
        expect(await linesOfBlocks(bytes, sizes, longest)).toEqual(await linesOfStream(bytes, longest))
      },
    ),
    { numRuns: 1000 },
  )
})

test('of a line that is too long, no more is kept than says so', async () => {
  const sizes: number[] = []
  for await (const { bytes } of readBlocks(chunked(new Uint8Array(100_000).fill(0x61), [1000]), 5000)) {
    sizes.push(bytes.length)
  }
  expect(sizes).toEqual([5001])
})
