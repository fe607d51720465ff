import { type Command, InvalidArgumentError } from 'commander'
import { oneOf, wholeNumber } from './arguments.ts'

/** What the command line says about models. */
export interface ModelOptions {
  readonly replay?: string
  readonly cache?: string
  readonly record?: string
  readonly baseUrl?: string
  readonly judgeApi: 'chat' | 'responses'
  readonly judgeModel?: readonly string[]
  readonly judgeModels?: string
  readonly embeddingModel: string
  readonly timeout: number
  readonly retries: number
  readonly requestsPerMinute?: number
  readonly tokensPerMinute?: number
  readonly maxCalls?: number
  readonly maxUsd?: number
  readonly prices?: string
  readonly concurrency: number
}

/** Adds these options to a command. */
export function addModelOptions(parser: Command): void {
  parser
    .optionsGroup('Graders that ask a model:')
    .option('--replay <file>', 'Take replies from this cassette only; nothing is asked.')
    .option('--cache <file>', 'Take replies from this cassette; ask for what it lacks, and add it.')
    .option('--record <file>', 'Ask for everything anew, and add it to this cassette.')
    .option('--base-url <url>', 'An OpenAI-compatible service; OPENAI_BASE_URL, or that of OpenAI, unless said.')
    .option('--judge-api <api>', 'How the service is asked: chat or responses.', oneOf(['chat', 'responses']), 'chat')
    .option('--judge-model <old=new>', 'Ask another model than the grader names; *=new for every model.', collected)
    .option('--judge-models <file>', 'The same for many, as JSON: {"old": "new"}.')
    .option('--embedding-model <name>', 'The model of cosine.', 'text-embedding-3-large')
    .option('--timeout <seconds>', 'The longest wait for one reply.', wholeNumber(1), 300)
    .option('--retries <n>', 'How often a call is tried again when that may help.', wholeNumber(0), 4)
    .option('--requests-per-minute <n>', 'The most calls that start in a minute.', wholeNumber(1))
    .option('--tokens-per-minute <n>', 'The most tokens of a minute, in and out.', wholeNumber(1))
    .option('--max-calls <n>', 'Stop asking after so many calls.', wholeNumber(0))
    .option('--max-usd <amount>', 'Stop asking when so much is spent; needs --prices.', amount)
    .option('--prices <file>', 'What models cost, as JSON: {"models": {"<model>": {"input": 2.5, "output": 10}}}.')
}

/** Gathers an option that may be given several times. */
export function collected(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}

function amount(text: string): number {
  if (!/^\d{1,9}(?:\.\d{1,9})?$/u.test(text))
    throw new InvalidArgumentError('It must be an amount of US dollars, such as 2.50.')
  return Number(text)
}
