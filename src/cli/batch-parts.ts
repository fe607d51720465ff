import { closeSync, openSync, writeSync } from 'node:fs'
import { InputError } from '../core/input-error.ts'
import { reasonOf } from '../core/errors.ts'

/** How large one file of a batch may be: OpenAI's Batch API takes 50,000 requests and 200 MB. */
export interface PartLimits {
  readonly maxRequests: number
  readonly maxBytes: number
}

/** A file of requests as it was written. */
export interface WrittenPart {
  readonly path: string
  readonly model: string
  readonly requests: number
}

interface OpenPart {
  readonly path: string
  readonly file: number
  readonly model: string
  requests: number
  bytes: number
}

/** Requests in as many files as the limits of a batch make of them; a file holds requests to one model only. */
export class BatchParts {
  private readonly out: string
  private readonly limits: PartLimits
  private readonly parts: OpenPart[] = []
  private readonly current = new Map<string, OpenPart>()
  private fault: InputError | undefined

  constructor(out: string, limits: PartLimits) {
    this.out = out
    this.limits = limits
  }

  /** Writes one line of the batch; what goes wrong is told by `close`, for grading would take it for a fault of a sample. */
  add(model: string, line: string): void {
    if (this.fault !== undefined) return
    try {
      this.write(model, line)
    } catch (error) {
      this.fault =
        error instanceof InputError ? error : new InputError(`${this.out} cannot be written: ${reasonOf(error)}.`)
    }
  }

  private write(model: string, line: string): void {
    const bytes = Buffer.from(`${line}\n`)
    if (bytes.length > this.limits.maxBytes)
      throw new InputError(
        `A request has ${bytes.length} bytes, and a file of a batch may have ${this.limits.maxBytes}.`,
      )
    const part = this.partFor(model, bytes.length)
    writeSync(part.file, bytes)
    part.requests++
    part.bytes += bytes.length
  }

  /** Closes the files and tells what they hold. Throws `InputError` when a request was too large, or a file not writable. */
  close(): readonly WrittenPart[] {
    for (const { file } of this.parts) closeSync(file)
    if (this.fault !== undefined) throw this.fault
    return this.parts.map(({ path, model, requests }) => ({ path, model, requests }))
  }

  private partFor(model: string, bytes: number): OpenPart {
    const part = this.current.get(model)
    const { maxRequests, maxBytes } = this.limits
    if (part !== undefined && part.requests < maxRequests && part.bytes + bytes <= maxBytes) return part
    const path = this.parts.length === 0 ? this.out : numbered(this.out, this.parts.length + 1)
    const next = { path, file: opened(path), model, requests: 0, bytes: 0 }
    this.parts.push(next)
    this.current.set(model, next)
    return next
  }
}

/** `requests.jsonl` as `requests-2.jsonl`. */
function numbered(path: string, number: number): string {
  const dot = path.lastIndexOf('.')
  return dot > path.lastIndexOf('/') + 1 ? `${path.slice(0, dot)}-${number}${path.slice(dot)}` : `${path}-${number}`
}

function opened(path: string): number {
  try {
    return openSync(path, 'wx')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new InputError(`${path} exists already. Name another file, or delete it.`)
    throw new InputError(`${path} cannot be written: ${reasonOf(error)}.`)
  }
}
