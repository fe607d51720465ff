// Every program in test/bench/native is compiled and run on a file of pairs; it prints lines `metric pairs_per_second`.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The programs that compile here. */
export function compileNative(cache) {
  const folder = join(import.meta.dirname, '../native')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cpp'))
    .flatMap((file) => {
      const program = join(cache, file.slice(0, -'.cpp'.length))
      const options = ['-O3', '-std=c++17', '-ffp-contract=off', join(folder, file), '-o', program]
      return spawnSync('g++', options).status === 0 ? [program] : []
    })
}

/** Metric to pairs per second. */
export function runNative(program, file) {
  return parseRates(spawnSync(program, [file], { encoding: 'utf8' }).stdout)
}

export function parseRates(text) {
  const lines = [...(text ?? '').matchAll(/^(\w+) ([\d.e+]+)$/gmu)]
  return new Map(lines.map(([, metric, rate]) => [metric, Number(rate)]))
}
