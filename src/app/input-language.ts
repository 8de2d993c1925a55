import { z } from 'zod'

type Issue = Parameters<NonNullable<ReturnType<typeof z.locales.en>['localeError']>>[0]

/** Faults of input speak Chinese first, English second, as all texts do: `中文 / English`. */
export function speakBothLanguages(): void {
  const chinese = z.locales.zhCN().localeError
  const english = z.locales.en().localeError
  const say = (words: typeof english, issue: Issue): string => {
    const said = words(issue)
    return (typeof said === 'string' ? said : said?.message) ?? ''
  }
  z.config({ localeError: (issue: Issue) => `${say(chinese, issue)} / ${say(english, issue)}` })
}
