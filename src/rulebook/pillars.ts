/** The three feet that an office of release stands on (NH-03): each rule has one of them, and so has each duty that it opens. */
export const pillars = {
  mechanism: { zh: '机制', en: 'mechanism', what: { zh: '制度、全年计划、轮动、审核和时限', en: 'rules, the plan of the year, turns, review and limits' } },
  people: { zh: '队伍', en: 'people', what: { zh: '发言人、领导上台、专家、培训和演练', en: 'those who speak, leaders on the podium, experts, courses and drills' } },
  platform: { zh: '平台', en: 'platform', what: { zh: '发布会的各种形式、在线访谈和公开网站', en: 'kinds of conferences, interviews online and the public site' } },
} as const
export type Pillar = keyof typeof pillars
export const pillarNames = Object.keys(pillars) as [Pillar, ...Pillar[]]
