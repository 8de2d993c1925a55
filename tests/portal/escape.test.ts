import { describe, expect, it } from 'vitest'
import { escape, html } from '#src/surfaces/portal/html.ts'
import { HOSTILE } from './hostile.ts'

/** What a browser would show for escaped text: the five references and nothing else stand for another sign. */
const shown = (escaped: string): string =>
  escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

describe('html', () => {
  it.each(HOSTILE)('[RL-5] shows %j as it is and lets none of it become markup', (payload) => {
    const written = escape(payload)
    expect(written).not.toMatch(/[<>"']/)
    expect(shown(written)).toBe(payload)
    const element = html`<p title="${payload}">${payload}</p>`.text
    expect(element).toBe(`<p title="${written}">${written}</p>`)
    expect(element.match(/</g)).toHaveLength(2)
  })

  it('[RL-5] joins lists, leaves out what is absent, and escapes once', () => {
    const inner = html`<b>${'a & b'}</b>`
    expect(html`${[inner, '<i>', 3, [inner]]}${undefined}${null}${false}`.text).toBe('<b>a &amp; b</b>&lt;i&gt;3<b>a &amp; b</b>')
    expect(html`${0}`.text).toBe('0')
  })

  it('[RL-5] keeps spaces, line breaks, ideographic spaces and signs outside the basic plane', () => {
    const text = '　　一、\n\n  二、\t𠮷野家 👨‍👩‍👧 é e\u0301'
    expect(html`<div>${text}</div>`.text).toBe(`<div>${text}</div>`)
  })
})
