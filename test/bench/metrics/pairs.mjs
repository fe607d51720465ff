// English-like ASCII pairs of a given length, the same in every run; about 30 % of the words of one side are edited.
const vocabulary =
  'the of and to in is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years much where your way down should because long each just state people those too mister how little good world make very year still see own work men day get here old between both life being under three never know same last another while us might great go come since against right came take used states himself few house use during without again place american around however home small found thought went say part once general high upon school every'.split(
    ' ',
  )

/** @returns {[candidate: string, reference: string][]} */
export function pairsOf(length, count) {
  const next = random(length)
  return Array.from({ length: count }, () => {
    const words = []
    for (let size = 0; size < length + 20; size += words.at(-1).length + 1) words.push(vocabulary[next(vocabulary.length)])
    const edited = words.flatMap((word) => {
      const kind = next(100)
      if (kind < 10) return [vocabulary[next(vocabulary.length)]]
      if (kind < 20) return []
      return kind < 30 ? [word, vocabulary[next(vocabulary.length)]] : [word]
    })
    return [edited, words].map((side) => flat(`${side.join(' ').padEnd(length, '.').slice(0, length - 1)}.`))
  })
}

/** A string in one piece, as a parser gives it. */
function flat(text) {
  return JSON.parse(JSON.stringify(text))
}

function random(seed) {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * below)
  }
}
