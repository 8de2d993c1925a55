import { html, type Html } from './html.ts'

export interface Bar {
  readonly label: string
  readonly value: number
}

/** A table whose figures have bars beside them: the chart is the table. Widths are attributes, for the page allows no styles of its own. */
export function barTable(caption: string, heads: readonly [string, string], rows: readonly Bar[]): Html {
  const most = Math.max(1, ...rows.map((row) => row.value))
  return html`<table class="bars">
<caption>${caption}</caption>
<thead><tr><th scope="col">${heads[0]}</th><th scope="col" class="n">${heads[1]}</th><td></td></tr></thead>
<tbody>
${rows.map(({ label, value }) => html`<tr><th scope="row">${label}</th><td class="n">${value}</td><td class="bar-cell"><svg class="bar" width="100%" height="18" aria-hidden="true" focusable="false"><rect width="${Math.round((value / most) * 1000) / 10}%" height="18"></rect></svg></td></tr>
`)}</tbody></table>`
}
