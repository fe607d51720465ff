/** The answer of a task's model, as templates and tests name its parts; `output_json` has the type of the task's output. */
export interface TaskSample<Output = unknown> {
  readonly output_text: string
  readonly output_json: Output
  readonly output_tools: readonly ToolCall[]
  readonly output_audio: { readonly data: string; readonly transcript: string } | null
  readonly output_reasoning_summary: string | null
  readonly choices: readonly Choice[]
  readonly input_tools: readonly object[]
  readonly model: string
}

/** A tool that the model called; `arguments` is JSON text, and a template may read below it. */
export interface ToolCall {
  readonly id: string
  readonly type: 'function'
  readonly function: { readonly name: string; readonly arguments: string }
}

/** One choice of a chat completion. */
export interface Choice {
  readonly index: number
  readonly finish_reason: string
  readonly message: {
    readonly role: 'assistant'
    readonly content: unknown
    readonly refusal: unknown
    readonly tool_calls: readonly ToolCall[] | null
  }
}

/**
 * What may be graded by a grader that reads some fields of a task's sample: the model's text, or an object with those fields.
 * @example TaskSampleInput<{ id: string }, 'output_json'> // string | { output_json: { id: string }; output_text?: string; … }
 */
export type TaskSampleInput<Output, Fields extends string> =
  | string
  | (Pick<TaskSample<Output>, Extract<Fields, keyof TaskSample>> & Partial<TaskSample<Output>>)

/**
 * What people write for a field of a sample, seen in public configs.
 * @example MeantField['response'] // 'output_text'
 */
export interface MeantField {
  readonly output: 'output_text'
  readonly response: 'output_text'
  readonly answer: 'output_text'
  readonly final_answer: 'output_text'
  readonly text: 'output_text'
  readonly content: 'output_text'
  readonly completion: 'output_text'
  readonly json: 'output_json'
  readonly parsed: 'output_json'
  readonly tool_calls: 'output_tools'
  readonly tools: 'output_tools'
}
