/** One of several equal parts of a file's lines, so that machines can share it: the lines `index`, `index + count`, … */
export interface Shard {
  /** 1-based. */
  readonly index: number
  readonly count: number
}

/** A shard as it is written: 2/8. */
export function shardText({ index, count }: Shard): string {
  return `${index}/${count}`
}

/** Whether a shard has the line of this number. */
export function hasLine({ index, count }: Shard, line: number): boolean {
  return (line - index) % count === 0
}
