// Words alone, without shapes: the console takes them as they are, and its content policy knows no library that compiles.

/** What inspectors of government sites look for on every page (NH-46), in the order of the form; the office fills it in once. */
export const siteFields = {
  siteName: ['网站名称', 'Name of the site'],
  address: ['网站地址', 'Address of the site'],
  organiser: ['主办单位', 'Organiser'],
  undertaker: ['承办单位', 'Operated by'],
  contact: ['联系方式', 'Contact'],
  siteCode: ['政府网站标识码', 'Code of the government site'],
  icp: ['ICP 备案号', 'ICP record'],
  police: ['公安备案号', 'Police record'],
  approval: ['新闻信息服务批准文号', 'Approval of the news service'],
  identity: ['党政机关网站标识链接', 'Link of the identity mark'],
  findFault: ['政府网站找错链接', 'Link for reporting faults'],
} as const
export type SiteField = keyof typeof siteFields

/** Not every office has these; an empty one is no fault. */
export const OPTIONAL: readonly SiteField[] = ['undertaker', 'approval']
