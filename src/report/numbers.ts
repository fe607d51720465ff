/** A count with thousands separated: 1,000,000. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',')
}

/** A count with its noun in the right number. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${countText(count)} ${count === 1 ? noun : plural}`
}

/** A score with three digits behind the point. */
export function scoreText(score: number): string {
  if (Math.abs(score) >= 1e6 || (score !== 0 && Math.abs(score) < 1e-3)) return score.toExponential(2)
  return score.toFixed(3)
}

/** A share as a whole per cent, never rounded to 0 or 100 unless it is. */
export function percentText(share: number): string {
  const rounded = Math.round(share * 100)
  if (rounded === 100 && share < 1) return '> 99 %'
  if (rounded === 0 && share > 0) return '< 1 %'
  return `${rounded} %`
}

/** A difference of scores with its sign: +0.250, -0.250, 0.000. */
export function signedText(difference: number): string {
  return `${difference > 0 ? '+' : ''}${scoreText(difference)}`
}

/** A place in an order: 1st, 2nd, 3rd, 4th, 11th, 1,024th. */
export function ordinalText(place: number): string {
  const text = countText(place)
  const ending = /1\d$/u.test(text) ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[place % 10]
  return `${text}${ending ?? 'th'}`
}
