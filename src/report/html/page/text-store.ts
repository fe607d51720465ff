import type { JsonObject } from '../../../core/json.ts'
import type { AnswerText, TextChunk } from '../report-data.ts'
import type { ReportSource } from './report-source.ts'

/** An answer's texts with the item of its row. */
export interface FoundText {
  readonly text: AnswerText
  readonly item: JsonObject
}

/** The texts of a report, read chunk by chunk and kept. */
export class TextStore {
  private readonly source: ReportSource
  private readonly read = new Map<number, TextChunk>()
  private readonly reading = new Map<number, Promise<TextChunk>>()

  constructor(source: ReportSource) {
    this.source = source
  }

  get chunkCount(): number {
    return this.source.head.chunks.length
  }

  /** The place of the first answer of a chunk. */
  firstOf(chunk: number): number {
    return this.source.head.chunks[chunk] ?? this.source.head.count
  }

  /** What has been read already. */
  peek(index: number): FoundText | undefined {
    const chunk = this.chunkOf(index)
    const texts = this.read.get(chunk)
    return texts === undefined ? undefined : found(texts, index - this.firstOf(chunk))
  }

  async find(index: number): Promise<FoundText | undefined> {
    const chunk = this.chunkOf(index)
    return found(await this.chunk(chunk), index - this.firstOf(chunk))
  }

  chunk(chunk: number): Promise<TextChunk> {
    let reading = this.reading.get(chunk)
    if (reading === undefined) {
      reading = this.source.readChunk(chunk).then((texts) => {
        this.read.set(chunk, texts)
        return texts
      })
      this.reading.set(chunk, reading)
    }
    return reading
  }

  /** The chunk that holds an answer, by halving. */
  private chunkOf(index: number): number {
    let low = 0
    let high = this.chunkCount - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.firstOf(middle) <= index) low = middle
      else high = middle - 1
    }
    return low
  }
}

function found({ items, answers }: TextChunk, place: number): FoundText | undefined {
  const text = answers[place]
  return text === undefined ? undefined : { text, item: items[text.item] ?? {} }
}
