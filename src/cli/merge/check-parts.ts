import { InputError } from '../../core/input-error.ts'
import { counted } from '../../report/numbers.ts'
import type { Part } from './part.ts'

/** Throws `InputError` when the parts are not all shards of one whole, each once. */
export function checkParts(parts: readonly Part[]): void {
  const full = parts.filter(({ isEmpty }) => !isEmpty)
  const [first] = full
  if (first === undefined) return
  const odd = full.find(({ shard }) => countOf(shard) !== countOf(first.shard))
  if (odd !== undefined)
    throw new InputError(
      `${first.path} is ${named(first.shard)}, and ${odd.path} is ${named(odd.shard)}: merge parts of one and the same whole.`,
    )
  const uneven = full.find(({ gradings }) => gradings !== first.gradings)
  if (uneven !== undefined)
    throw new InputError(
      `${first.path} has ${perAnswer(first)}, and ${uneven.path} has ${perAnswer(uneven)}: give every score command the same --repeat.`,
    )
  if (first.shard === undefined) return
  const seen = new Map<string | undefined, string>()
  for (const { shard, path } of full) {
    const other = seen.get(shard)
    if (other !== undefined)
      throw new InputError(`${other} and ${path} are both ${named(shard)}: give each shard once.`)
    seen.set(shard, path)
  }
  const count = countOf(first.shard)
  const missing = Array.from({ length: count }, (_, index) => `${index + 1}/${count}`).filter(
    (shard) => !seen.has(shard),
  )
  // A shard without rows has an output without lines.
  if (missing.length > parts.length - full.length)
    throw new InputError(
      `${missing.length === 1 ? 'Shard' : 'Of these shards, one or more are missing:'} ${missing.slice(0, 10).join(', ')}${
        missing.length > 10 ? ', …' : ''
      }${missing.length === 1 ? ' is missing' : ''}: give the output of every shard, also the empty ones.`,
    )
}

/** One order of all files that agrees with the order in each part. Throws `InputError` when there is none. */
export function orderOfFiles(parts: readonly Part[]): (string | undefined)[] {
  const lists = parts.map(({ files }) => [...files])
  const order: (string | undefined)[] = []
  for (;;) {
    const left = lists.filter((files) => files.length > 0)
    if (left.length === 0) return order
    const next = left.find(([file]) => left.every((files) => files.indexOf(file) <= 0))
    if (next === undefined)
      throw new InputError(
        'The parts were made of the same files in different orders: give every score command the same.',
      )
    const [file] = next
    order.push(file)
    for (const files of left) if (files[0] === file) files.shift()
  }
}

function countOf(shard: string | undefined): number {
  return shard === undefined ? 0 : Number(shard.split('/')[1])
}

function perAnswer({ gradings }: Part): string {
  return `${counted(gradings, 'grading')} of each answer`
}

function named(shard: string | undefined): string {
  return shard === undefined ? 'no shard' : `shard ${shard}`
}
