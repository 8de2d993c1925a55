import type { PublicSite, SiteField } from '#src/modules/publication/public.ts'

/** What the site says of itself and where it lives. Each is shown only when it is set. */
export interface PortalSettings extends Partial<Readonly<Record<SiteField, string>>> {
  readonly links?: PublicSite['links']
  /** Public address of the origin of files, when it is not the port beside ours. */
  readonly filesAddress?: string
  readonly filesPort?: number
}

const VARIABLES: Partial<Readonly<Record<SiteField | 'filesAddress', string>>> = {
  filesAddress: 'HUIYING_FILES_ADDRESS',
  siteName: 'HUIYING_SITE_NAME',
  organiser: 'HUIYING_ORGANISER',
  icp: 'HUIYING_ICP',
  siteCode: 'HUIYING_SITE_CODE',
  contact: 'HUIYING_CONTACT',
  address: 'HUIYING_ADDRESS',
}

const tidy = (key: string, value: string): string => (key === 'address' || key === 'filesAddress' ? value.replace(/\/+$/, '') : value)

/** Settings from the environment; an empty variable is not set. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): PortalSettings {
  const found = Object.entries(VARIABLES).flatMap(([key, variable]) => {
    const value = env[variable]?.trim()
    return value ? [[key, tidy(key, value)] as const] : []
  })
  return Object.fromEntries(found) as PortalSettings
}

/** What was filled in at the console holds; the environment fills what is empty there. */
export function withSite(environment: PortalSettings, site: PublicSite | null): PortalSettings {
  if (!site) return environment
  const filled = Object.entries(site).filter(([, value]) => value !== '').map(([key, value]) => [key, typeof value === 'string' ? tidy(key, value) : value] as const)
  return { ...environment, ...Object.fromEntries(filled) }
}
