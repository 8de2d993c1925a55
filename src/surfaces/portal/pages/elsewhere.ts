import { channelKinds, type PublicPosts } from '#src/modules/channels/public.ts'
import { html } from '../html.ts'
import { moment } from '../moments.ts'
import type { Page } from '../page.ts'
import type { View } from '../view.ts'

/** Everything that stands on other platforms under the office's name, newest first (NH-34). */
export function elsewherePage(view: View, { posts }: PublicPosts): Page {
  const { t } = view
  return {
    title: t('各平台发布', 'On other platforms'), entry: '/elsewhere',
    body: html`<h1>${t('各平台发布', 'On other platforms')}</h1>
<p class="lead">${t('我们在各平台发的，都在这里。这里没有的，不是我们发的。', 'What we posted elsewhere is all here. What is not here is not ours.')}</p>
${posts.length === 0 ? html`<p>${t('还没有。', 'Nothing yet.')}</p>` : html`<ul class="list">
${posts.map(({ kind, url, releaseId, title, account, at }) => html`<li><a href="${url}" rel="noreferrer" lang="zh-CN">${title}</a>
<p class="meta">${t(channelKinds[kind].zh, channelKinds[kind].en)} · <span lang="zh-CN">${account}</span> · ${moment(view, at)} · <a href="/releases/${releaseId}">${t('原文', 'original')}</a></p></li>
`)}</ul>`}`,
  }
}
