/**
 * Pairs per second of processor time of a function over the pairs, for at least so many milliseconds. What other programs
 * of a busy machine take is not counted; the compiler's and the collector's threads are.
 */
export function pairsPerSecond(compare, pairs, milliseconds) {
  const start = processorTime()
  let done = 0
  for (;;) {
    for (const [candidate, reference] of pairs) sink += compare(candidate, reference)
    done += pairs.length
    const microseconds = processorTime() - start
    if (microseconds >= milliseconds * 1e3) return (done / microseconds) * 1e6
  }
}


function processorTime() {
  const { user, system } = process.cpuUsage()
  return user + system
}

let sink = 0

export function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}

/**
 * Lets two sides take turns and gives the medians: of ours and theirs in pairs per second, and of the ratio round by
 * round, which a machine that is busy at times disturbs least.
 */
export async function duel(ours, theirs, rounds) {
  const results = []
  // The first turns are the compiler's.
  for (let turn = 0; turn < 6; turn++) {
    await ours()
    await theirs()
  }
  for (let round = 0; round < rounds; round++) results.push([await ours(), await theirs()])
  return {
    ours: median(results.map(([own]) => own)),
    theirs: median(results.map(([, other]) => other)),
    ratio: median(results.map(([own, other]) => own / other)),
  }
}
