// Words alone, without shapes: the console takes them as they are, and its content policy knows no library that compiles.

/** What a unit says of its own accord, besides answers: each is a text of its own and passes the same review. */
export const pageKinds = {
  document: '政策文件', interpretation: '政策解读', topic: '专题', rebuttal: '辟谣', decision: '重大决策', consultation: '征求意见', survey: '问卷调查', hearing: '听证公告', outcome: '征集结果', release: '新闻发布',
} as const
export type PageKind = keyof typeof pageKinds
/** The same in English; readers of the site who choose it see these words. */
export const pageKindsInEnglish: Readonly<Record<PageKind, string>> = {
  document: 'policy document', interpretation: 'interpretation', topic: 'topic', rebuttal: 'rebuttal', decision: 'decision', consultation: 'consultation', survey: 'survey', hearing: 'notice of a hearing', outcome: 'outcome', release: 'news release',
}
export const pageKindCodes = Object.keys(pageKinds) as [PageKind, ...PageKind[]]

export const verdicts = { false: '不实', partlyFalse: '部分不实', open: '待核' } as const
export type Verdict = keyof typeof verdicts
export const verdictsInEnglish: Readonly<Record<Verdict, string>> = { false: 'not true', partlyFalse: 'partly untrue', open: 'being checked' }
