/** What a test runner does to the parts of a message, such as giving them colours. */
export interface Paint {
  /** What the test asked for. */
  expected(text: string): string
  /** What the grader gave. */
  received(text: string): string
  /** What only helps to read the rest. */
  dim(text: string): string
}

/** No colours: for plain messages, logs and snapshots. */
export const plain: Paint = { expected: (text) => text, received: (text) => text, dim: (text) => text }
