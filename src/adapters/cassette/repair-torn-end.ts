import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { parsedLine } from './parsed-line.ts'

/** Milliseconds after which a line without an end is not one that another process is just writing. */
const patience = 50
const lineFeed = 10

/**
 * Ends the last line of a cassette when a process that was killed left it without its end. What is no whole entry is
 * overwritten with spaces and a line break in its own place, not cut off: another process may have written behind it
 * meanwhile, and loses nothing.
 */
export async function repairTornEnd(path: string, reader: number, writer: number): Promise<void> {
  const torn = tornEnd(reader)
  if (torn === undefined) return
  await new Promise((resolve) => setTimeout(resolve, patience))
  const still = tornEnd(reader)
  if (still === undefined || still.at !== torn.at || still.length !== torn.length) return
  const bytes = Buffer.alloc(torn.length)
  readSync(reader, bytes, 0, torn.length, torn.at)
  // Some editors take away the last line break, and nothing but that.
  if (parsedLine(bytes.toString('utf8')) === undefined) blank(path, torn)
  else writeSync(writer, '\n')
}

interface Torn {
  readonly at: number
  readonly length: number
}

function blank(path: string, { at, length }: Torn): void {
  const spaces = Buffer.alloc(length, ' ')
  spaces[length - 1] = lineFeed
  // In append mode a write goes to the end, whatever place it names.
  const file = openSync(path, 'r+')
  try {
    writeSync(file, spaces, 0, length, at)
  } finally {
    closeSync(file)
  }
}

/** The bytes behind the last line break, if there are any. */
function tornEnd(reader: number): Torn | undefined {
  const { size } = fstatSync(reader)
  const bytes = Buffer.allocUnsafe(64 * 1024)
  for (let end = size; end > 0; end -= bytes.length) {
    const from = Math.max(0, end - bytes.length)
    const read = readSync(reader, bytes, 0, end - from, from)
    const last = bytes.subarray(0, read).lastIndexOf(lineFeed)
    if (last === -1) continue
    const at = from + last + 1
    return at === size ? undefined : { at, length: size - at }
  }
  return size === 0 ? undefined : { at: 0, length: size }
}
