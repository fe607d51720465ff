const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A bar over a share of so many columns, to an eighth of one; whatever is not 0 is seen. */
export function barText(share: number, columns: number): string {
  const units = share === 0 ? 0 : Math.max(1, Math.round(Math.min(1, share) * columns * 8))
  return '█'.repeat(Math.floor(units / 8)) + (eighths[units % 8] ?? '')
}
