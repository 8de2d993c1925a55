// U+FF10-19, U+FF21-3A, U+FF41-5A, and the full-width # % + - . / @ _ that stand in numbers, dates and addresses.
const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff03\uff05\uff0b\uff0d\uff0e\uff0f\uff20\uff3f]/g

/** Full-width digits, letters and the signs of numbers and addresses to their usual form; Chinese punctuation stays as it is. */
export function toHalfWidth(text: string): string {
  return text.replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ')
}
