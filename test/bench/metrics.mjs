// How fast are the text metrics, against npm peers and, where they are present, C++ and Python references?
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duel, pairsPerSecond } from './metrics/measure.mjs'
import { startNative } from './metrics/native.mjs'
import { pairsOf } from './metrics/pairs.mjs'
import { loadPeers } from './metrics/peers.mjs'
import { references, startPython } from './metrics/python.mjs'
import { pythonEnvironment } from './metrics/python-environment.mjs'
import { rapidfuzzMetrics, startRapidfuzz } from './metrics/rapidfuzz.mjs'

const sizes = [40, 200, 5000]
const rounds = 7
/** Each side's turn, in milliseconds. */
const turn = 15
/** What the ratio should be at least. */
const goals = {
  rapidfuzz: { 'fuzzyMatch 200': 0.7, 'fuzzyMatch 5000': 1.2 },
  native: { bleu: 0.5, rougeL: 0.5, meteor: 0.9 },
  npm: 10,
}

export default async function run() {
  const metrics = await import('../../dist/metrics.js')
  const cache = join(tmpdir(), 'graderkit-bench-metrics')
  mkdirSync(cache, { recursive: true })
  const { peers, absent } = await loadPeers()
  const python = startPython(pythonEnvironment())
  const rapidfuzz = startRapidfuzz(cache)
  const programs = startNative(cache)
  if (rapidfuzz.why !== undefined) absent.push(`rapidfuzz in C++ (${rapidfuzz.why})`)
  if (programs.length === 0) absent.push('own C++')
  const missing = new Set(peers.map(({ metric }) => metric).filter((metric) => metrics[metric] === undefined))
  absent.push(...[...missing].map((metric) => `graderkit's ${metric}`))
  if (absent.length > 0) console.log(`absent: ${absent.join(', ')}`)
  console.log(`pairs per second of processor time, side by side in turns, medians of ${rounds} rounds; ratio = ours / theirs`)
  for (const size of sizes) {
    const pairs = pairsOf(size, size > 1000 ? 10 : 200)
    const file = join(cache, `${size}.tsv`)
    writeFileSync(file, pairs.map((pair) => `${pair.join('\t')}\n`).join(''))
    console.log(`\n${`${size} characters`.padEnd(51)}       ours      theirs    ratio`)
    const own = (metric) => pairsPerSecond(metrics[metric], pairs, turn)
    if (rapidfuzz.why === undefined) {
      for (const { metric, longest, name = metric } of rapidfuzzMetrics) {
        if (size > longest) continue
        const ours = metric === 'group' ? () => grouped(metrics.fuzzyMatch, pairs) : () => own(metric)
        const result = await duel(ours, () => rapidfuzz.measure(metric, file, turn), rounds)
        say(name, 'rapidfuzz C++', result, goals.rapidfuzz[`${metric} ${size}`])
      }
    }
    for (const program of programs) {
      for (const metric of program.metrics) {
        const result = await duel(() => own(metric), () => program.measure(metric, file, turn), rounds)
        say(metric, 'own C++', result, goals.native[metric])
      }
    }
    for (const [metric, { name, goal }] of Object.entries(references)) {
      try {
        say(metric, `Python ${name}`, await duel(() => own(metric), () => python.measure(metric, file, turn), rounds), goal)
      } catch (error) {
        console.log(`Python's ${name} for ${metric} did not run: ${error.message}`)
      }
    }
    for (const { metric, name, compare, longest } of peers) {
      if (size > longest || missing.has(metric)) continue
      say(metric, name, await duel(() => own(metric), () => pairsPerSecond(compare, pairs, turn), rounds), goals.npm)
    }
  }
  for (const side of [rapidfuzz, python, ...programs]) side.stop?.()
}

/** One reference against all candidates. */
function grouped(compare, pairs) {
  const [, reference] = pairs[0]
  return pairsPerSecond((candidate) => compare(candidate, reference), pairs, turn)
}

function say(metric, other, { ours, theirs, ratio }, goal) {
  const rate = (value) => Math.round(value).toLocaleString('en').padStart(11)
  const note = goal === undefined ? '' : `goal ${goal}${ratio < goal ? ': missed' : ''}`
  console.log(`${metric.padEnd(30)} ${other.padEnd(20)}${rate(ours)} ${rate(theirs)} ${ratio.toFixed(2).padStart(8)} ${note}`)
}
