import { fileChunks } from '../adapters/files.ts'

/** Milliseconds between two marks, and how many are kept: the speed is that of the last half minute. */
const every = 5000
const kept = 7

/**
 * How long a run still takes, by the lines that are done of all lines of its files. These are counted while the run is
 * under way; until then, and where standard input has no end in sight, there is no telling.
 */
export class TimeLeft {
  private counts: readonly number[] | undefined
  private readonly marks: { readonly at: number; readonly done: number }[]

  /** `now` in milliseconds, when the run starts. */
  constructor(paths: readonly string[], now: number, signal: AbortSignal) {
    this.marks = [{ at: now, done: 0 }]
    if (paths.includes('-')) return
    // A file that cannot be read is told of where its rows are read.
    Promise.all(paths.map((path) => countLines(path, signal))).then(
      (counts) => (this.counts = counts),
      () => undefined,
    )
  }

  /** Such as "about 3 min left", when so many lines of a file are done; empty when that is not known. */
  text(file: number, line: number, now: number): string {
    if (this.counts === undefined) return ''
    const before = sum(this.counts.slice(0, file))
    const done = before + line
    const [oldest] = this.marks
    if (now - (this.marks.at(-1)?.at ?? now) >= every) {
      this.marks.push({ at: now, done })
      if (this.marks.length > kept) this.marks.shift()
    }
    if (oldest === undefined || done <= oldest.done) return ''
    const perLine = (now - oldest.at) / (done - oldest.done)
    return `about ${durationText((sum(this.counts) - done) * perLine)} left`
  }
}

async function countLines(path: string, signal: AbortSignal): Promise<number> {
  let lines = 0
  let last = lineFeed
  for await (const bytes of fileChunks(path, signal)) {
    for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) lines++
    last = bytes.at(-1) ?? last
  }
  return last === lineFeed ? lines : lines + 1
}

const lineFeed = 10

function durationText(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000))
  if (seconds < 100) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
