import { html } from '../html.ts'
import type { Page } from '../page.ts'
import type { Asked } from '../serving.ts'

/** `/accessibility`. */
export async function accessibilityPage({ view }: Asked): Promise<Page> {
  const { t, settings } = view
  return {
    title: t('无障碍声明', 'Accessibility'),
    body: html`<h1>${t('无障碍声明', 'Accessibility')}</h1>
<p>${t('本网站按《网页内容无障碍指南》（WCAG）2.2 的 AA 级制作。', 'This site is made to level AA of WCAG 2.2.')}</p>
<ul>
<li>${t('全部功能不需要脚本，旧手机也能用。', 'Everything works without scripts, also on an old telephone.')}</li>
<li>${t('全部功能可以只用键盘完成；按 Tab 键依次移动，第一下是“跳到正文”。', 'Everything can be done by keyboard; the first Tab leads to “Skip to content”.')}</li>
<li>${t('页面右上角的“长者模式”放大全部文字，下次打开仍然有效。', '“Large type” at the top enlarges all text and is remembered.')}</li>
<li>${t('状态先写成文字，再配形状和颜色。', 'States are words first, then shape and colour.')}</li>
<li>${t('图表旁边都有同样内容的表格。', 'Each chart stands beside its table.')}</li>
<li>${t('每一页都可以打印。', 'Every page prints.')}</li>
</ul>
<p>${t('各单位审定的文字照原样显示，不作改动，也不翻译。', 'Words cleared by a unit are shown as they are, neither changed nor translated.')}</p>
<h2>${t('用起来有困难', 'If something does not work')}</h2>
<p>${settings.contact ? html`${t('请联系：', 'Please contact: ')}<span lang="zh-CN">${settings.contact}</span>` : html`<a href="/survey">${t('在“提建议”里告诉我们', 'Tell us by the suggestions form')}</a>`}</p>`,
  }
}
