/** Characters that stand for the classes that a pattern may name by escape. */
const usual = 'aAzZmM059_ \t\n\r-.,:;@/\\\'"+*#$%&()[]{}<>=?!|~^`éßÄαЖ中あ\u0301\u00a0\u2028\u{1f600}'

/** The most characters that are tried. */
const mostTried = 600

/** Tells of any two characters of a pattern, given by their sources, whether one and the same text character can be both. */
export function overlaps(sources: readonly string[], flags: string): (left: string, right: string) => boolean {
  const distinct = [...new Set(sources)]
  const tried = triedCharacters(distinct)
  const members = new Map(distinct.map((source) => [source, membersOf(source, flags, tried)]))
  return (left, right) => left === right || ((members.get(left) ?? 0n) & (members.get(right) ?? 0n)) !== 0n
}

/** The tried characters that the class has, as bits. */
function membersOf(source: string, flags: string, tried: readonly string[]): bigint {
  const expression = new RegExp(`^${source}$`, flags)
  let bits = ''
  for (const character of tried) bits += expression.test(character) ? '1' : '0'
  return BigInt(`0b${bits}`)
}

/** Classes meet, if at all, at an end of one of their ranges: so the ends are tried, their neighbours, and the usual ones. */
function triedCharacters(sources: readonly string[]): readonly string[] {
  const codes = new Set(Array.from(usual, codeOf))
  for (const source of sources) {
    for (const end of source.replace(/\\(?:u\{([\da-fA-F]+)\}|[ux]([\da-fA-F]{2,4}))/gu, decoded)) {
      const code = codeOf(end)
      for (const near of [code, code - 1, code + 1]) if (near >= 0 && near <= 0x10ffff) codes.add(near)
    }
    for (const code of propertyMembers(source)) codes.add(code)
    if (codes.size > mostTried) break
  }
  return Array.from(codes, (code) => String.fromCodePoint(code))
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

function decoded(_: string, braced: string | undefined, plain: string | undefined): string {
  const code = Number.parseInt(braced ?? plain ?? '0', 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** The first members of each `\p{…}` in a class. */
function propertyMembers(source: string): number[] {
  return [...source.matchAll(/\\[pP]\{[^}]*\}/gu)].flatMap(([property]) => {
    const expression = new RegExp(`^${property}$`, 'u')
    const found: number[] = []
    for (let code = 0; code < 0xd800 && found.length < 4; code++) {
      if (expression.test(String.fromCodePoint(code))) found.push(code)
    }
    return found
  })
}
