/** At once for a grader that answers at once, else a promise. */
export type Eventual<Value> = Value | Promise<Value>

/** Goes on with a value that may still be under way, without a promise when it is not. */
export function whenReady<Value, Next>(value: Eventual<Value>, next: (value: Value) => Next): Eventual<Next> {
  return value instanceof Promise ? value.then(next) : next(value)
}

/** All of several values; a promise only when one of them is. */
export function whenAllReady<Value, Next>(
  values: readonly Eventual<Value>[],
  next: (values: readonly Value[]) => Next,
): Eventual<Next> {
  if (values.some((value) => value instanceof Promise)) return Promise.all(values).then(next)
  return next(values as readonly Value[]) // none of them is a promise
}
