/** What the footer of every page must name for a government site, and where the site lives. Each is shown only when it is set. */
export interface PortalSettings {
  /** Name of the site; `回应` when not set. */
  readonly siteName?: string
  /** 主办单位 */
  readonly organiser?: string
  /** ICP 备案号 */
  readonly icp?: string
  /** 政府网站标识码 */
  readonly siteCode?: string
  /** 联系方式： a telephone number or address of the office. */
  readonly contact?: string
  /** Public address without a path, `https://www.example.gov.cn`; feeds and the site map name it. As the visitor wrote it when not set. */
  readonly address?: string
}

const VARIABLES: Readonly<Record<keyof PortalSettings, string>> = {
  siteName: 'HUIYING_SITE_NAME',
  organiser: 'HUIYING_ORGANISER',
  icp: 'HUIYING_ICP',
  siteCode: 'HUIYING_SITE_CODE',
  contact: 'HUIYING_CONTACT',
  address: 'HUIYING_ADDRESS',
}

/** Settings from the environment; an empty variable is not set. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): PortalSettings {
  const found = Object.entries(VARIABLES).flatMap(([key, variable]) => {
    const value = env[variable]?.trim()
    return value ? [[key, key === 'address' ? value.replace(/\/+$/, '') : value] as const] : []
  })
  return Object.fromEntries(found) as PortalSettings
}
