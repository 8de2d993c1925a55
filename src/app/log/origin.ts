/**
 * Name under which a log is made, when its keys are: `HUIYING_LOG_ORIGIN`, else the public address of the site with `/log`, else a name of
 * chance. It stays for ever. The demonstration never takes the name of the office.
 */
export function originFor(use: 'live' | 'demonstration', env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (use !== 'live') return undefined
  const named = env['HUIYING_LOG_ORIGIN']?.trim()
  if (named) return named
  const address = env['HUIYING_ADDRESS']?.trim().replace(/^https?:\/\//, '').replace(/\/+$/, '')
  return address ? `${address}/log` : undefined
}
