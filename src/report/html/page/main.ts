import { h, render } from 'preact'
import { embeddedSource } from './embedded-source.ts'
import { ReportPage } from './report-page.ts'
import { installTooltip } from './tooltip.ts'

const footer = 'Written by graderkit. Everything on this page is in this file; nothing is loaded from elsewhere.'
const place = document.getElementById('report')
if (place !== null) void show(place)

async function show(element: HTMLElement): Promise<void> {
  try {
    const source = await embeddedSource()
    element.replaceChildren()
    render(h(ReportPage, { source, footer }), element)
    installTooltip(document)
  } catch (error) {
    element.textContent = `The report cannot be shown: ${String(error)} A browser of 2023 or later is needed, and the whole file.`
  }
}
