/** What channels bring, and what is taken out of it before anything is kept. */

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
/** A name after @, as networks write it; also of somebody whose post was passed on (`//@name:`). */
const HANDLE = /[@＠][\p{L}\p{N}_·-]{1,30}/gu
const TELEPHONE = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g

/** A text without the handles, e-mail addresses and mobile numbers of persons (RL-1): statements count, not who made them. */
export const withoutPersons = (text: string): string => text.replace(EMAIL, '〔邮箱〕').replace(HANDLE, '@〔略〕').replace(TELEPHONE, '〔电话〕')

/** What is searched of a post. */
export const searched = ({ title, body }: { readonly title: string; readonly body: string }): string => (title === '' ? body : `${title}\n${body}`)

/** One post as a channel brings it. There is no field for who wrote it, so none can come in. */
export interface Arriving {
  /** As the source names it; only its digest is kept. */
  readonly key: string
  readonly title: string
  readonly text: string
  /** When it was said, as the source says; the moment of taking it where that is missing, unreadable or to come. */
  readonly time?: string | undefined
}
