/** Text in the colours of a terminal, or as it is. Colours are the sixteen that every terminal has and its theme decides on. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly green: (text: string) => string
  readonly yellow: (text: string) => string
  readonly cyan: (text: string) => string
}

const asIs = (text: string): string => text

/** For pipes and files. */
export const plain: Paint = { bold: asIs, dim: asIs, red: asIs, green: asIs, yellow: asIs, cyan: asIs }

/** For terminals. Paint after cutting and filling up: the codes take columns in neither eye nor count. */
export const coloured: Paint = {
  bold: between(1, 22),
  dim: between(2, 22),
  red: between(31, 39),
  green: between(32, 39),
  yellow: between(33, 39),
  cyan: between(36, 39),
}

function between(start: number, end: number): (text: string) => string {
  return (text) => (text === '' ? '' : `\u001b[${start}m${text}\u001b[${end}m`)
}
