import type { Html } from './html.ts'

/** What a page tells inspectors' and search engines' programs about one release. */
export interface Article {
  readonly title: string
  /** With the offset of Shanghai, to the minute: `2026-10-02 18:00`. */
  readonly published: string
  readonly source: string
  readonly keywords: string
  readonly description: string
}

/** One page: what stands between header and footer, and how the browser and machines are to take it. */
export interface Page {
  readonly title: string
  readonly body: Html
  readonly status?: number
  /** What else the head holds: a script of our own, a refresh. */
  readonly head?: Html
  /** Which entry of the navigation it belongs to. */
  readonly entry?: string
  /** Not for search engines, not to be kept: pages with a query code or with somebody's typed words. */
  readonly personal?: boolean
  /** Where it lives, when that is not the address it was asked by: another edition, another order of parameters. */
  readonly canonical?: string
  /** A short address of the same page, for paper and the QR code. */
  readonly short?: string
  /** It shows uploaded files. */
  readonly files?: boolean
  readonly article?: Article
  /** schema.org data about it. */
  readonly data?: Readonly<Record<string, unknown>>
}

/** Where the picture of this site's own `path` as a QR code is. */
export const qrAddress = (path: string): string => `/qr.svg?of=${encodeURIComponent(path)}`
