/** Shows the text of `data-tip` beside whatever has it, under the pointer or the focus. */
export function installTooltip(page: Document): void {
  const tip = page.createElement('div')
  tip.className = 'tip'
  tip.hidden = true
  // What it says stands in labels for those who hear the page.
  tip.setAttribute('aria-hidden', 'true')
  page.body.append(tip)
  const show = (event: Event): void => {
    const marked = event.target instanceof Element ? event.target.closest('[data-tip]') : null
    const text = marked?.getAttribute('data-tip') ?? ''
    tip.hidden = text === ''
    if (marked === null || tip.hidden) return
    // A dialog lies above the rest of the page, and so must its tips.
    const layer = marked.closest('dialog') ?? page.body
    if (tip.parentElement !== layer) layer.append(tip)
    tip.textContent = text
    const box = marked.getBoundingClientRect()
    const { width, height } = tip.getBoundingClientRect()
    const left = Math.min(
      Math.max(8, box.left + box.width / 2 - width / 2),
      page.documentElement.clientWidth - width - 8,
    )
    const above = box.top - height - 8
    tip.style.left = `${left}px`
    tip.style.top = `${above < 8 ? box.bottom + 8 : above}px`
  }
  const hide = (): void => {
    tip.hidden = true
  }
  page.addEventListener('pointerover', show)
  page.addEventListener('focusin', show)
  page.addEventListener('focusout', hide)
  page.addEventListener('scroll', hide, { capture: true, passive: true })
  page.addEventListener('keydown', (event) => event.key === 'Escape' && hide())
}
