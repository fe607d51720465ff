import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileChunks, fileText, streamChunks } from '../../src/adapters/files.ts'
import { InputError } from '../../src/core/input-error.ts'

let path = ''
beforeAll(() => {
  path = mkdtempSync(join(tmpdir(), 'graderkit-files-'))
  writeFileSync(join(path, 'grader.json'), '\uFEFF{"é": 1}')
  writeFileSync(join(path, 'empty.jsonl'), '')
  writeFileSync(join(path, 'big.bin'), Buffer.alloc(2_500_000, 7))
  writeFileSync(join(path, 'latin.txt'), Uint8Array.from([0x63, 0xe9]))
})
afterAll(() => rmSync(path, { recursive: true, force: true }))

async function sizes(chunks: AsyncIterable<Uint8Array>): Promise<number[]> {
  const found: number[] = []
  for await (const chunk of chunks) found.push(chunk.length)
  return found
}

test('a text is read without its byte order mark', () => {
  expect(fileText(join(path, 'grader.json'))).toBe('{"é": 1}')
  expect(fileText(join(path, 'empty.jsonl'))).toBe('')
})

test('bytes come a megabyte at a time', async () => {
  expect(await sizes(fileChunks(join(path, 'big.bin')))).toEqual([1 << 20, 1 << 20, 2_500_000 - (1 << 21)])
  expect(await sizes(fileChunks(join(path, 'empty.jsonl')))).toEqual([])
})

describe('what cannot be read is told at once', () => {
  test.each<[name: string, sentence: string]>([
    ['gradr.json', 'There is no file ./gradr.json. Did you mean ./grader.json?'],
    ['something else', 'There is no file ./something else.'],
    ['no/such/folder.json', 'There is no file ./no/such/folder.json.'],
    ['grader.json/below', 'There is no file ./grader.json/below.'],
    ['.', './. is a directory; name a file in it.'],
  ])('%s', (name, sentence) => {
    for (const read of [fileText, fileChunks]) {
      let thrown: unknown
      try {
        read(`${path}/${name}`)
      } catch (error) {
        thrown = error
      }
      expect(thrown).toBeInstanceOf(InputError)
      expect(thrown instanceof Error ? thrown.message.replaceAll(path, '.') : '').toBe(sentence)
    }
  })

  test('a text that is not UTF-8', () => {
    expect(() => fileText(join(path, 'latin.txt'))).toThrow('latin.txt is not valid UTF-8.')
  })
})

test('a file that goes away before it is read rejects with a sentence', async () => {
  const file = join(path, 'gone.jsonl')
  writeFileSync(file, 'x')
  const chunks = fileChunks(file)
  rmSync(file)
  await expect(sizes(chunks)).rejects.toThrow(
    new InputError(`${file} cannot be read: ENOENT: no such file or directory, open '${file}'.`),
  )
})

describe('a stream', () => {
  test('that breaks rejects with a sentence that names it', async () => {
    const stream = new PassThrough()
    const read = expect(sizes(streamChunks('stdin', () => stream))).rejects.toThrow(
      new InputError('stdin cannot be read: permission denied.'),
    )
    stream.destroy(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }))
    await read
  })

  test('that is aborted ends without an error and is closed', async () => {
    const controller = new AbortController()
    const stream = new PassThrough()
    stream.write('abc')
    const read: number[] = []
    for await (const chunk of streamChunks('stdin', () => stream, controller.signal)) {
      read.push(chunk.length)
      controller.abort()
    }
    expect([read, stream.destroyed]).toEqual([[3], true])
  })
})
