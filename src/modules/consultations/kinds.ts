// Words alone, without shapes: the console takes them as they are.

export const consultationKinds = { consultation: '征求意见', survey: '问卷调查', hearing: '听证' } as const
export type ConsultationKind = keyof typeof consultationKinds
/** The same in English. */
export const consultationKindsInEnglish: Readonly<Record<ConsultationKind, string>> = { consultation: 'consultation', survey: 'survey', hearing: 'hearing' }
export const consultationKindCodes = Object.keys(consultationKinds) as [ConsultationKind, ...ConsultationKind[]]

/** What became of a kind of view. */
export const fates = { adopted: '采纳', partly: '部分采纳', notAdopted: '未采纳' } as const
export type Fate = keyof typeof fates
export const fatesInEnglish: Readonly<Record<Fate, string>> = { adopted: 'taken up', partly: 'partly taken up', notAdopted: 'not taken up' }
