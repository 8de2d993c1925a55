// Words alone, without shapes: the console takes them as they are.

export const consultationKinds = { consultation: '征求意见', survey: '问卷调查', hearing: '听证' } as const
export type ConsultationKind = keyof typeof consultationKinds
export const consultationKindCodes = Object.keys(consultationKinds) as [ConsultationKind, ...ConsultationKind[]]

/** What became of a kind of view. */
export const fates = { adopted: '采纳', partly: '部分采纳', notAdopted: '未采纳' } as const
export type Fate = keyof typeof fates
