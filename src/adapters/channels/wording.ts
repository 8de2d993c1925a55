import type { Adapter, Prepared, Said } from '#src/modules/channels/ports.ts'

type Limits = Parameters<Adapter['prepare']>[1]

/** The label that every official word carries, whatever the platform: who speaks, and that it is the office (RL-6). */
export const labelOf = ({ unitName }: Pick<Said, 'unitName'>): string => `【官方发布】${unitName}`

/** `text` in at most `most` characters, its end marked where something had to go. */
export function fit(text: string, most: number | undefined): string {
  const signs = [...text]
  return most === undefined || signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`
}

/** Words for a platform: title and text within its limits, the label first, the address of the original last; neither is ever cut. */
export function prepareWords(said: Said, { title: titleMost, text: textMost, summary: summaryMost }: Limits): Prepared {
  const frame = `${labelOf(said)}${said.number ? `（${said.number}）` : ''}`
  const note = said.note && said.act === 'correct' ? `更正说明：${said.note}` : ''
  const end = `原文：${said.address}`
  const around = [...frame, ...end].length + (note ? [...note].length + 1 : 0) + 2
  const short = textMost !== undefined && textMost - around < 40
  const words = short ? said.title : `${said.title}\n${said.text}`
  const body = fit(words, textMost === undefined ? undefined : Math.max(1, textMost - around))
  const title = fit(said.title, titleMost)
  const cut = [...(title === said.title ? [] : ['title']), ...(body === `${said.title}\n${said.text}` ? [] : ['text'])]
  return { title, text: [frame, body, note, end].filter((part) => part !== '').join('\n'), summary: fit(said.text.replaceAll(/\s+/g, ' '), summaryMost ?? 120), address: said.address, cut }
}
