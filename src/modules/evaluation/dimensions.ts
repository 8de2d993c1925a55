/** What an answer is judged by: the qualities that the clauses name, each once. Influence is pick-up of the facts by media, not likes (GS-09b). */
export const dimensions = {
  open: { zh: '公开', en: 'open', clauses: ['WL-05'] },
  transparent: { zh: '透明', en: 'transparent', clauses: ['WL-05'] },
  timely: { zh: '及时', en: 'timely', clauses: ['WL-05', 'GB-33', 'GS-09b'] },
  accurate: { zh: '准确', en: 'accurate', clauses: ['WL-05', 'GB-33'] },
  proactive: { zh: '主动', en: 'proactive', clauses: ['GB-33'] },
  complete: { zh: '全面', en: 'complete', clauses: ['GB-33'] },
  effective: { zh: '实效性', en: 'effective', clauses: ['GB-02'] },
  authoritative: { zh: '权威性', en: 'authoritative', clauses: ['GB-02', 'GS-09b'] },
  credible: { zh: '公信力', en: 'credible', clauses: ['GS-09b'] },
  influential: { zh: '影响力', en: 'influential', clauses: ['GS-09b'] },
  reached: { zh: '看得到', en: 'reached', clauses: ['WL-26'] },
  understood: { zh: '听得懂', en: 'understood', clauses: ['WL-26', 'GS-09'] },
  overseeable: { zh: '能监督', en: 'can be overseen', clauses: ['WL-26'] },
} as const
export type Dimension = keyof typeof dimensions

/** No set may leave these out (WL-05). */
export const ALWAYS: readonly Dimension[] = ['open', 'transparent', 'timely', 'accurate']

export const isDimension = (code: string): code is Dimension => Object.hasOwn(dimensions, code)
