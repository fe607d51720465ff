/** Pairs per second of a function over the pairs, for at least so many milliseconds. */
export function pairsPerSecond(compare, pairs, milliseconds) {
  const start = process.hrtime.bigint()
  let done = 0
  for (;;) {
    for (const [candidate, reference] of pairs) sink += compare(candidate, reference)
    done += pairs.length
    const nanoseconds = Number(process.hrtime.bigint() - start)
    if (nanoseconds >= milliseconds * 1e6) return (done / nanoseconds) * 1e9
  }
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
  for (let warmUp = 0; warmUp < 3; warmUp++) {
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
