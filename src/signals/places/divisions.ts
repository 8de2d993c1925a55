/** A province, city, county or town; its code begins with that of the one above. */
export interface Division {
  readonly code: string
  readonly name: string
}

/** `code,name` a line. */
export function readDivisions(lines: string): Division[] {
  return lines.split('\n').filter((line) => line !== '').map((line) => {
    const comma = line.indexOf(',')
    return { code: line.slice(0, comma), name: line.slice(comma + 1).trim() }
  })
}
