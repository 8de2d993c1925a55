import type { LogKey, PublicLog } from '#src/modules/log/public.ts'
import { html, type Html } from '../html.ts'
import type { Page } from '../page.ts'
import { moment } from '../moments.ts'
import type { Asked } from '../serving.ts'
import type { View } from '../view.ts'

const named: Readonly<Record<LogKey['kind'], readonly [string, string]>> = {
  log: ['Ed25519', 'Ed25519'],
  sm2: ['SM2/SM3', 'SM2/SM3'],
  witness: ['见证别处', 'As a witness'],
}

function standing(view: View, { size, root, signedAt, witnesses }: PublicLog): Html {
  const { t } = view
  if (size === null) return html`<p>${t('还没有签名的检查点。第一件发布之后几秒内就有。', 'There is no signed checkpoint yet; there is one within seconds of the first release.')}</p>`
  return html`<dl class="facts">
<div><dt>${t('条目', 'Leaves')}</dt><dd>${size}</dd></div>
<div><dt>${t('根哈希', 'Root')}</dt><dd class="code">${root}</dd></div>
<div><dt>${t('签名时间', 'Signed')}</dt><dd>${signedAt && moment(view, signedAt)}</dd></div>
<div><dt>${t('见证', 'Witnessed by')}</dt><dd lang="zh-CN">${witnesses.length > 0 ? witnesses.join('、') : t('暂无', 'nobody yet')}</dd></div>
</dl>`
}

function keys(view: View, log: PublicLog): Html {
  const { t } = view
  return html`<h2>${t('日志公钥', 'Keys of the log')}</h2>
<p>${t('请同公报、报纸或档案馆登载的对照；从别处抄来的公钥才防得住我们自己。', 'Compare them with those in the bulletin, a newspaper or the archive: only a key from elsewhere guards against ourselves.')}</p>
<dl class="facts">
${log.keys.map((key) => html`<div><dt>${t(...named[key.kind])}</dt><dd class="code">${key.word}</dd></div>
`)}</dl>`
}

/** `/log`: what the log is, how it stands, and how to check a release without trusting us. */
export async function logPage({ view, ask }: Asked): Promise<Page> {
  const { t, origin } = view
  const log = await ask<PublicLog>('log.publicState', {})
  return {
    title: t('公开日志', 'Public log'), entry: '/log',
    body: html`<h1>${t('公开日志', 'Public log')}</h1>
<p>${t('每一次发布、更正、撤回都记在一本只增不减的日志里，当场签名。谁都可以自己核对：当时说了什么，什么时候说的，后来改没改。', 'Each release, correction and withdrawal stands in a log that only grows and is signed at once. Anybody can check what was said, when, and whether it was changed.')}</p>
${standing(view, log)}
<h2>${t('怎样核对', 'How to check')}</h2>
<ol>
<li>${t('下载核对页', 'Fetch the checking page')}：<a href="/log/verify.html" download>huiying-verify.html</a>${t('，存在自己的电脑或手机上，不联网也能用。', '; keep it. It works offline.')}</li>
<li>${t('在发布页“引用与核对”下载文本和证明两个文件。', 'Fetch text and proof from “Cite and check” of a release.')}</li>
<li>${t('打开核对页，选这两个文件，填日志公钥。', 'Open the checking page, choose both files and give the key of the log.')}</li>
</ol>
${log.keys.length > 0 && keys(view, log)}
<h2>${t('给程序', 'For programs')}</h2>
<p>${t('按 C2SP tlog-tiles 提供静态文件，前缀：', 'Static files after C2SP tlog-tiles, prefix: ')}<span class="code">${origin}/log</span></p>
<p><a href="/log/checkpoint">checkpoint</a> · tile/… · tile/entries/…</p>
<p>${t('请求见证（tlog-witness）：', 'To ask us as a witness (tlog-witness): ')}<span class="code">${origin}/log/witness</span></p>`,
  }
}
