/* oxlint-disable typescript/no-non-null-assertion -- the table is complete: each index was counted when it was made */

/** Which names share a synset, for synsets of two names and more. */
export class WordNetSynsets {
  /** Where the names of each synset start in `members`, and where the last ones end. */
  readonly starts: Int32Array
  readonly members: Int32Array
  /** The first synset of each part of speech, and the number of synsets. */
  readonly parts: readonly number[]
  /** Where the synsets of each name start in `ofName`. */
  readonly nameStarts: Int32Array
  readonly ofName: Int32Array

  /** `lines` are six for each part of speech, as in the table. */
  constructor(lines: readonly string[], names: number) {
    const planes = lines.map((line) => new TextEncoder().encode(line))
    const parts = [0]
    for (let i = 0; i < planes.length; i += 6) parts.push(parts.at(-1)! + planes[i]!.length)
    this.parts = parts
    this.starts = new Int32Array(parts.at(-1)! + 1)
    this.members = new Int32Array(
      lines.reduce((sum, { length }, index) => (index % 6 === 0 || index % 6 === 5 ? sum + length : sum), 0),
    )
    for (let part = 0; part + 1 < parts.length; part++) {
      readPart(planes.slice(part * 6, part * 6 + 6), parts[part]!, this.starts, this.members)
    }
    this.nameStarts = new Int32Array(names + 1)
    this.ofName = new Int32Array(this.members.length)
    invert(this.starts, this.members, this.nameStarts, this.ofName)
  }
}

/** The planes: number of names; two of digits for the first name, three for the others. */
function readPart(planes: readonly Uint8Array[], synsets: number, starts: Int32Array, members: Int32Array): void {
  const [sizes, firstHigh, firstLow, high, middle, low] = planes
  const count = sizes!.length
  let at = starts[synsets]!
  let first = 0
  let other = 0
  for (let synset = 0; synset < count; synset++) {
    const stop = at + digit(sizes![synset]!)
    let name = (first += digit(firstHigh![synset]!) * 85 + digit(firstLow![synset]!))
    members[at++] = name
    while (at < stop) {
      name += (digit(high![other]!) * 85 + digit(middle![other]!)) * 85 + digit(low![other]!)
      other++
      members[at++] = name
    }
    starts[synsets + synset + 1] = at
  }
}

/** From the names of each synset, the synsets of each name. */
function invert(starts: Int32Array, members: Int32Array, nameStarts: Int32Array, ofName: Int32Array): void {
  for (let i = 0; i < members.length; i++) nameStarts[members[i]! + 1]!++
  for (let name = 1; name < nameStarts.length; name++) nameStarts[name]! += nameStarts[name - 1]!
  const next = nameStarts.slice()
  for (let synset = 0; synset + 1 < starts.length; synset++) {
    for (let i = starts[synset]!; i < starts[synset + 1]!; i++) ofName[next[members[i]!]!++] = synset
  }
}

/** Digits are the characters from "#" on, with "x" in place of the backslash. */
function digit(code: number): number {
  return code === 0x78 ? 57 : code - 0x23
}
