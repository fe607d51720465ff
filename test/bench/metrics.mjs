// How fast are the text metrics, against npm peers and, where they are present, C++ and Python references?
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { duel, pairsPerSecond } from './metrics/measure.mjs'
import { compileNative, runNative } from './metrics/native.mjs'
import { pairsOf } from './metrics/pairs.mjs'
import { loadPeers } from './metrics/peers.mjs'
import { runPython } from './metrics/python.mjs'
import { rapidfuzzMetrics, startRapidfuzz } from './metrics/rapidfuzz.mjs'

const sizes = [40, 200, 5000]
const rounds = 7
/** What the ratio to rapidfuzz's C++ should be at least. */
const targets = { 'fuzzyMatch 200': 0.7, 'fuzzyMatch 5000': 1.2 }

export default async function run() {
  const metrics = await import('../../dist/metrics.js')
  const cache = join(tmpdir(), 'graderkit-bench-metrics')
  mkdirSync(cache, { recursive: true })
  const { peers, absent } = await loadPeers()
  const rapidfuzz = startRapidfuzz(cache)
  const programs = compileNative(cache)
  if (absent.length > 0) console.log(`absent: ${absent.join(', ')}`)
  if (rapidfuzz.why !== undefined) console.log(`absent: rapidfuzz C++: ${rapidfuzz.why}`)
  console.log(`medians of ${rounds} rounds, side by side; ratio = ours / theirs`)
  for (const size of sizes) {
    const pairs = pairsOf(size, size > 1000 ? 10 : 200)
    const file = join(cache, `${size}.tsv`)
    writeFileSync(file, pairs.map((pair) => `${pair.join('\t')}\n`).join(''))
    console.log(`\n${size} characters${' '.repeat(28)}ours/s    theirs/s   ratio`)
    const own = (metric) => () => pairsPerSecond(metrics[metric], pairs, 15)
    for (const metric of rapidfuzz.why === undefined ? rapidfuzzMetrics : []) {
      const ours = metric === 'group' ? () => grouped(metrics.fuzzyMatch, pairs) : own(metric)
      const result = await duel(ours, () => rapidfuzz.measure(metric, file, 15), rounds)
      const target = targets[`${metric} ${size}`]
      say(metric === 'group' ? 'fuzzyMatch, one reference' : metric, 'rapidfuzz C++', result, target && `(goal ${target})`)
    }
    for (const program of programs) {
      for (const metric of runNative(program, file).keys()) {
        if (metrics[metric] === undefined) continue
        say(metric, 'own C++', await duel(own(metric), () => runNative(program, file).get(metric), 5))
      }
    }
    const references = runPython(file)
    for (const [metric, theirs] of references) {
      if (metrics[metric] === undefined) continue
      const ours = own(metric)()
      say(metric, 'Python reference', { ours, theirs, ratio: ours / theirs })
    }
    if (references.size === 0) console.log('absent: Python references')
    for (const { metric, name, compare } of peers) {
      if (metrics[metric] === undefined) console.log(`absent: ${metric}`)
      else say(metric, name, await duel(own(metric), () => pairsPerSecond(compare, pairs, 15), rounds))
    }
  }
  rapidfuzz.stop?.()
}

/** One reference against all candidates. */
function grouped(compare, pairs) {
  const [, reference] = pairs[0]
  return pairsPerSecond((candidate) => compare(candidate, reference), pairs, 15)
}

function say(metric, other, { ours, theirs, ratio }, note = '') {
  const rate = (value) => Math.round(value).toLocaleString('en').padStart(11)
  console.log(`${metric.padEnd(26)} ${other.padEnd(19)}${rate(ours)} ${rate(theirs)} ${ratio.toFixed(2).padStart(8)} ${note}`)
}
