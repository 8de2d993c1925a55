import type { RefusalWording } from '#src/kernel/facts.ts'

export const refusals: Readonly<Record<string, RefusalWording>> = {
  'signals/no-source': { kind: 'notFound', zh: '没有这个来源', en: 'There is no such source', remedy: { zh: '从来源列表中选择', en: 'Choose one of the list of sources' } },
  'signals/source-known': { kind: 'conflict', zh: '已有名为“{name}”的来源', en: 'A source named "{name}" exists', remedy: { zh: '换一个名称，或启用原有来源', en: 'Take another name, or turn the existing one on' } },
  'signals/bad-address': { kind: 'invalid', zh: '订阅要填 http 或 https 网址，文件夹要填一个名称（字母、数字、汉字、连字符）', en: 'A feed needs an http or https address, a folder a plain name', remedy: { zh: '改正地址', en: 'Correct the address' } },
  'signals/already-so': { kind: 'conflict', zh: '来源已经是这个状态', en: 'The source is in that state already', remedy: { zh: '刷新页面', en: 'Reload the page' } },
  'signals/no-key': { kind: 'invalid', zh: '只有推送来源有密钥', en: 'Only a push source has a key', remedy: { zh: '选择推送来源', en: 'Choose a push source' } },
  'signals/rule-broken': { kind: 'invalid', zh: '第 {at} 个字起：{zh}', en: 'at character {at}: {en}', remedy: { zh: '改正后再保存', en: 'Correct it, then save' } },
  'signals/rule-known': { kind: 'conflict', zh: '已有名为“{name}”的规则', en: 'A rule named "{name}" exists', remedy: { zh: '换一个名称，或修改原有规则', en: 'Take another name, or change the existing rule' } },
  'signals/no-rule': { kind: 'notFound', zh: '没有这条规则', en: 'There is no such rule', remedy: { zh: '从规则列表中选择', en: 'Choose one of the list of rules' } },
  'signals/rule-withdrawn': { kind: 'conflict', zh: '这条规则已经停用', en: 'The rule has been withdrawn', remedy: { zh: '需要时新增一条', en: 'Add a new one where needed' } },
  'signals/no-matter': { kind: 'notFound', zh: '没有这个热点，可能已并入别的热点或过了保存期限', en: 'There is no such matter; it may be part of another, or past its term', remedy: { zh: '回到热点列表刷新', en: 'Go back to the list of matters and reload' } },
  'signals/already-decided': { kind: 'conflict', zh: '这个热点已经处理（{state}）', en: 'The matter has been decided ({state})', remedy: { zh: '刷新页面，看现在的状态', en: 'Reload the page and look at its state' } },
  'signals/same-matter': { kind: 'invalid', zh: '不能并入自己', en: 'A matter cannot be merged into itself', remedy: { zh: '选择另一个热点', en: 'Choose another matter' } },
  'signals/not-of-this-matter': { kind: 'invalid', zh: '选中的内容不在这个热点中，或选了全部', en: 'What was chosen is not of this matter, or is all of it', remedy: { zh: '只选要拆出去的几条', en: 'Choose only those to be taken out' } },
}
