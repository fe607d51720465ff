/** Brings the answers into sight, for what filters them from further up. */
export function toTable(): void {
  document.getElementById('answers')?.scrollIntoView({ block: 'start' })
}
