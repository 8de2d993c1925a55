/** Why a source could not be read: for people, with what to do. `after` is when it asked to be asked again, in seconds. */
export class FeedRefused extends Error {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly after: number | undefined

  constructor(code: string, zh: string, en: string, after?: number) {
    super(`${zh} / ${en}`)
    this.code = `feeds/${code}`
    this.zh = zh
    this.en = en
    this.after = after
  }
}
