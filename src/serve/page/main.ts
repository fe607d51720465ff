import { h, render } from 'preact'
import { installTooltip } from '../../report/html/page/tooltip.ts'
import { LivePage } from './live-page.ts'

const place = document.getElementById('live')
if (place !== null) {
  place.replaceChildren()
  render(h(LivePage, null), place)
  installTooltip(document)
}
