// Assembles token-kernel.wat and writes its bytes to token-kernel-bytes.ts:
// `node src/metrics/token-kernel/build-token-kernel.mjs`.
// Needs the development dependency wabt; a test compares the committed bytes with a rebuild.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The assembled kernel in base64. */
export async function assembleTokenKernel() {
  const { default: loadWabt } = await import('wabt')
  const wabt = await loadWabt()
  const source = readFileSync(new URL('token-kernel.wat', import.meta.url), 'utf8')
  const module = wabt.parseWat('token-kernel.wat', source)
  try {
    module.validate()
    return Buffer.from(module.toBinary({}).buffer).toString('base64')
  } finally {
    module.destroy()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = (await assembleTokenKernel()).match(/.{1,112}/gu)
  const literal = lines.map((line) => `  '${line}'`).join(' +\n')
  writeFileSync(
    new URL('token-kernel-bytes.ts', import.meta.url),
    `/** token-kernel.wat assembled, in base64. Written by build-token-kernel.mjs. */\nexport const tokenKernelBytes =\n${literal}\n`,
  )
}
