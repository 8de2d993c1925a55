import { RE2JS } from 're2js'
import type { Find } from './matcher.ts'

/**
 * Regular expressions of users, by RE2: time grows with the text alone, whatever was written, so nobody can stop the stream. Look-around and
 * back references do not exist there. They see the text as it was written, unfolded.
 */
const LONGEST_PATTERN = 1_000

/** Why `pattern` cannot be used; undefined when it can. */
export function patternFault(pattern: string): { readonly zh: string; readonly en: string } | undefined {
  if (pattern.length > LONGEST_PATTERN) return { zh: `正则表达式太长，最多 ${LONGEST_PATTERN} 个字符`, en: `the pattern is too long, ${LONGEST_PATTERN} characters at most` }
  try {
    RE2JS.compile(pattern)
    return undefined
  } catch (error) {
    const why = (error as Error).message.replace(/^error parsing regexp: /, '')
    return { zh: `RE2 不接受这个正则表达式（${why}）；不支持环视和反向引用`, en: `RE2 does not take this pattern (${why}); it has no look-around and no back references` }
  }
}

/** The finder of a pattern that RE2 takes. */
export function finderOf(pattern: string): Find {
  const compiled = RE2JS.compile(pattern)
  return (text) => compiled.matcher(text).find()
}
