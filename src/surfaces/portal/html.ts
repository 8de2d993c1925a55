/** HTML that is safe to send: made by `html` alone, which escapes every value that is not itself such HTML. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Piece = Html | string | number | false | null | undefined
export type Value = Piece | readonly Value[]

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for element content and for quoted attributes. Nothing but these five signs is changed. */
export const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign]!)

function written(value: Value): string {
  if (value === false || value === null || value === undefined) return ''
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(written).join('')
  return escape(String(value))
}

/** Joins a template. Values go into element content or into attributes in double quotes, nowhere else. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  let text = strings[0]!
  for (let at = 0; at < values.length; at += 1) text += written(values[at]!) + strings[at + 1]!
  return new Html(text)
}
