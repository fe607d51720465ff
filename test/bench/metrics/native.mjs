// Every program in test/bench/native is compiled; `turns.hpp` says how it takes turns.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { startTurns } from './turns.mjs'

/** The metrics of each program. */
const metrics = { bleu: ['bleu', 'gleu'], meteor: ['meteor'], rouge: ['rougeL'] }

/** The programs that compile here, with their metrics. */
export function startNative(cache) {
  const folder = join(import.meta.dirname, '../native')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cpp'))
    .flatMap((file) => {
      const name = file.slice(0, -'.cpp'.length)
      const program = join(cache, name)
      const options = ['-O3', '-std=c++17', '-ffp-contract=off', join(folder, file), '-o', program]
      return spawnSync('g++', options).status === 0 ? [{ ...startTurns(program), metrics: metrics[name] }] : []
    })
}
