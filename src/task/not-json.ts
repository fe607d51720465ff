/** Values that no JSON can hold, so that no row or answer has them. */
export type NotJson =
  | undefined
  | bigint
  | symbol
  | Date
  | RegExp
  | ReadonlyMap<never, unknown>
  | ReadonlySet<unknown>
  | ((...parameters: never) => unknown)
