import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { kernelBytes } from '../../src/metrics/kernel/kernel-bytes.ts'

test('the committed bytes are what kernel.wat assembles to', () => {
  const script = fileURLToPath(new URL('../../src/metrics/kernel/build-kernel.mjs', import.meta.url))
  expect(execFileSync(process.execPath, [script, '--print'], { encoding: 'utf8' })).toBe(`${kernelBytes}\n`)
})

test('the kernel is small enough for a browser to compile at once', () => {
  expect(Buffer.from(kernelBytes, 'base64').length).toBeLessThan(4096)
})
