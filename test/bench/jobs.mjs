// One million rows by one thread and by two: how much faster, in how much memory, and are the bytes the same?
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bin, median, rows, timed, writeTask } from './score.mjs'

const rounds = 3

export default async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'graderkit-bench-'))
  try {
    const { rowsFile, graderFile } = writeTask(folder)
    const runs = { 1: [], 2: [] }
    for (let round = 0; round < rounds; round++) {
      for (const jobs of [1, 2]) runs[jobs].push(timed([bin, 'score', graderFile, rowsFile, '--quiet', '--jobs', String(jobs)], hashOf))
    }
    console.log(`${rows.toLocaleString('en')} rows; medians of ${rounds} processes each, side by side`)
    const base = median(runs[1].map(({ seconds }) => seconds))
    for (const jobs of [1, 2]) {
      const seconds = median(runs[jobs].map((one) => one.seconds))
      const peak = Math.max(...runs[jobs].map((one) => one.peak))
      console.log(`--jobs ${jobs}  ${seconds.toFixed(2).padStart(6)} s  ${(base / seconds).toFixed(2)} x  peak ${(peak / 1024).toFixed(0)} MB`)
    }
    const outputs = new Set([...runs[1], ...runs[2]].map(({ output }) => output))
    console.log(outputs.size === 1 ? 'all outputs have the same bytes' : `THE OUTPUTS DIFFER: ${outputs.size} kinds`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
