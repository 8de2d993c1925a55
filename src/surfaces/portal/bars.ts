import { html, type Html } from './html.ts'
import type { View } from './view.ts'

export interface Bar {
  readonly label: string
  readonly value: number
}

const LABEL_WIDTH = 110
const LONGEST = 440
const LINE = 30

/** Bars with their figures as text; every chart stands beside its table. Sizes are attributes: the page allows no styles of its own. */
export function bars(view: View, title: string, rows: readonly Bar[]): Html {
  const most = Math.max(1, ...rows.map((row) => row.value))
  const text = rows.map((row) => `${row.label} ${row.value}`).join(view.t(';', '; '))
  return html`<svg class="bars" viewBox="0 0 600 ${rows.length * LINE}" role="img" aria-label="${`${title}:${text}`}">
<line class="axis" x1="${LABEL_WIDTH}" y1="0" x2="${LABEL_WIDTH}" y2="${rows.length * LINE}"></line>
${rows.map((row, at) => {
    const width = Math.round((row.value / most) * LONGEST)
    return html`<text x="${LABEL_WIDTH - 8}" y="${at * LINE + 20}" text-anchor="end">${row.label}</text><rect class="bar" x="${LABEL_WIDTH}" y="${at * LINE + 6}" width="${width}" height="18"></rect><text x="${LABEL_WIDTH + width + 8}" y="${at * LINE + 20}">${row.value}</text>
`
  })}</svg>`
}
