export interface SiteLink {
  readonly group: string
  readonly name: string
  readonly url: string
}

/** One link a line: group, name and address with bars between them. */
export const linesOf = (links: readonly SiteLink[]): string => links.map(({ group, name, url }) => `${group} | ${name} | ${url}`).join('\n')

/** What was typed, line by line; a line that is not whole goes as it is, and the form says what it lacks. */
export const linksOf = (typed: string): SiteLink[] =>
  typed.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const [group = '', name = '', url = ''] = line.split(/[|｜]/).map((part) => part.trim())
    return { group, name, url }
  })
