import { longestLine } from './lines.ts'

/** Bytes that end where a line ends, and the number of their first line. */
export interface Block {
  /** 1-based. */
  readonly firstLine: number
  /** A copy of its own, which may be transferred. */
  readonly bytes: Uint8Array<ArrayBuffer>
}

const lineFeed = 10

/**
 * Cuts bytes into blocks of whole lines of about one chunk each, in constant memory. Of a line that is too long to be read, a
 * block has only as much as it takes to see that it is.
 */
export async function* readBlocks(
  chunks: AsyncIterable<Uint8Array>,
  longest: number = longestLine,
): AsyncGenerator<Block> {
  const kept: Uint8Array[] = []
  let keptBytes = 0
  let firstLine = 1
  const keep = (bytes: Uint8Array): void => {
    // One byte more than may be read says that the line is too long; the rest of it says nothing more.
    const part = bytes.slice(0, Math.max(0, longest + 1 - keptBytes))
    if (part.length > 0) kept.push(part)
    keptBytes += part.length
  }
  const block = (bytes: Uint8Array): Block => {
    const joined = new Uint8Array(keptBytes + bytes.length)
    let at = 0
    for (const part of [...kept.splice(0), bytes]) {
      joined.set(part, at)
      at += part.length
    }
    keptBytes = 0
    return { firstLine, bytes: joined }
  }
  for await (const chunk of chunks) {
    let start = 0
    const last = chunk.lastIndexOf(lineFeed)
    if (last !== -1 && keptBytes > longest) {
      // The line that is too long ends here.
      start = chunk.indexOf(lineFeed) + 1
      yield block(Uint8Array.of(lineFeed))
      firstLine++
    }
    if (last >= start) {
      const whole = block(chunk.subarray(start, last + 1))
      // Counted now: whoever takes the block may hand its bytes on.
      firstLine += lineFeeds(whole.bytes)
      yield whole
    }
    keep(chunk.subarray(Math.max(start, last + 1)))
  }
  if (keptBytes > 0) yield block(new Uint8Array(0))
}

function lineFeeds(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count++
  return count
}
