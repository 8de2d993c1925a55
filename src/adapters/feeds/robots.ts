/** Whether robots.txt lets `agent` read `path`: the group that names it, else that of everybody; of all lines that fit the longest counts, allowing before forbidding. */
export function robotsAllow(robots: string, agent: string, path: string): boolean {
  const mine: Line[] = []
  const everybodys: Line[] = []
  let named: Line[][] = []
  let inAgents = false
  let addressed = false
  for (const raw of robots.split(/\r\n?|\n/)) {
    const [, field = '', value = ''] = /^\s*([^:#]+?)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(raw) ?? []
    const word = field.toLowerCase()
    if (word === 'user-agent') {
      if (!inAgents) named = []
      inAgents = true
      const said = value.toLowerCase()
      if (said === '*') named.push(everybodys)
      else if (said === agent.toLowerCase()) {
        named.push(mine)
        addressed = true
      }
    } else if (word === 'allow' || word === 'disallow') {
      inAgents = false
      if (value !== '') for (const lines of named) lines.push({ allow: word === 'allow', pattern: value })
    }
  }
  const lines = addressed ? mine : everybodys
  let best: Line | undefined
  for (const line of lines) if (fits(line.pattern, path) && (!best || line.pattern.length > best.pattern.length || (line.pattern.length === best.pattern.length && line.allow))) best = line
  return best?.allow ?? true
}

interface Line {
  readonly allow: boolean
  readonly pattern: string
}

/** `*` stands for anything, `$` at the end for the end. Greedy from the left is enough: parts are found in order. */
function fits(pattern: string, path: string): boolean {
  const closed = pattern.endsWith('$')
  const parts = (closed ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(parts[0]!)) return false
  let at = parts[0]!.length
  for (const [index, part] of parts.slice(1).entries()) {
    const last = index === parts.length - 2
    const found = closed && last ? path.length - part.length : path.indexOf(part, at)
    if (found < at || (closed && last && !path.endsWith(part))) return false
    at = found + part.length
  }
  return !closed || at === path.length
}
