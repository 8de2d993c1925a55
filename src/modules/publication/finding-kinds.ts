// Words alone, without shapes: the console takes them as they are, and its content policy knows no library that compiles.

/** What a look at the stock can find, and how each ends: put right or taken back in the open; what leaked goes at once (XM2-09). */
export const findings = {
  wrong: ['错误', 'wrong', 'open'], outdated: ['过时失效', 'out of date', 'open'], unlawful: ['违规', 'against the rules', 'open'], harmful: ['有害', 'harmful', 'open'],
  leaked: ['泄露个人信息或秘密', 'personal data or a secret', 'erase'],
} as const
export type FindingKind = keyof typeof findings
