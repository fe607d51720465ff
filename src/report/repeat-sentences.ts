import type { RepeatSummary } from '../core/report.ts'
import { counted, percentText, scoreText } from './numbers.ts'

/** What grading answers again showed, for a person, and how many gradings would be enough. */
export function repeatSentences({ gradings, answers, unsteady, noise, share, enough }: RepeatSummary): string[] {
  if (noise === undefined)
    return [`No answer has two scores in ${counted(gradings, 'grading')}, so its noise is not known.`]
  const of = `Noise ${scoreText(noise)}: the standard deviation of the scores of one answer, over ${counted(gradings, 'grading')} of ${counted(answers, 'answer')}.`
  const failed =
    unsteady === 0 ? [] : [`${counted(unsteady, 'answer')} could be graded at one time and not at another.`]
  return [of, ...shareSentences(noise, share, enough), ...failed]
}

function shareSentences(noise: number, share: number | undefined, enough: number | undefined): string[] {
  if (noise === 0) return ['Every answer got the same score each time, so one grading is enough.']
  if (share === undefined) return ['No prompt has two such answers, so there is no spread to compare it with.']
  const part = `It is ${percentText(share)} of the variance within prompts`
  if (enough === undefined)
    return [
      `${part}: answers to one prompt differ no more than gradings of one answer, so no number of gradings helps.`,
    ]
  if (enough === 1) return [`${part}, so one grading is enough: noise is to be at most 20 %.`]
  return [`${part}; the mean of ${counted(enough, 'grading')} of each answer would bring it to at most 20 %.`]
}
