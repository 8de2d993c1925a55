import type { RefusalWording } from '#src/kernel/facts.ts'
import { importRefusals } from './import-refusals.ts'

/** Every "no" of the directory. `{x}` is filled from the refusal's params. */
export const refusals: Readonly<Record<string, RefusalWording>> = {
  ...importRefusals,
  'directory/no-unit': {
    kind: 'notFound', zh: '没有这个单位', en: 'There is no such unit',
    remedy: { zh: '在单位名录中查找；新单位先登记', en: 'Look it up in the list of units; register it first if it is new' },
  },
  'directory/no-person': {
    kind: 'notFound', zh: '没有这位人员', en: 'There is no such person',
    remedy: { zh: '在人员名录中查找；新人先登记', en: 'Look them up in the list of people; register them first if they are new' },
  },
  'directory/no-appointment': {
    kind: 'notFound', zh: '没有这项任职', en: 'There is no such appointment',
    remedy: { zh: '从单位或人员页面重新进入', en: 'Enter again from the page of the unit or the person' },
  },
  'directory/no-selection': {
    kind: 'notFound', zh: '没有选任说明，或不属于您的单位', en: 'There are no statements on file, or they belong to another unit',
    remedy: { zh: '由本单位填写选任说明', en: 'Let the appointing unit write them' },
  },
  'directory/no-press-office': {
    kind: 'rule', zh: '还没有登记新闻办', en: 'No press office is registered yet',
    remedy: { zh: '先登记新闻办，再登记其他单位和人员', en: 'Register the press office first, then other units and people' },
  },
  'directory/press-office-exists': {
    kind: 'conflict', zh: '已有新闻办：{unit}', en: 'There is a press office already: {unit}',
    remedy: { zh: '一个地方只登记一个新闻办；把类别改为区级部门', en: 'Only one is registered; choose another kind for this unit' },
  },
  'directory/press-office-stays': {
    kind: 'rule', zh: '新闻办不能撤并', en: 'The press office cannot be closed',
    remedy: { zh: '机构改革时变更它的名称和上级单位', en: 'After a reform change its name and parent instead' },
  },
  'directory/unit-exists': {
    kind: 'conflict', zh: '已有单位“{name}”', en: 'There is a unit "{name}" already',
    remedy: { zh: '使用已有单位，或写明全称以示区别', en: 'Use the existing unit, or write the full name to tell them apart' },
  },
  'directory/unit-closed': {
    kind: 'rule', zh: '单位“{name}”已撤并或登记已撤回', en: 'The unit "{name}" is closed',
    remedy: { zh: '改选承接它的单位', en: 'Choose the unit that succeeded it' },
  },
  'directory/territory-missing': {
    kind: 'invalid', zh: '作为属地牵头单位，要写明属地', en: 'The main unit of a territory needs the name of that territory',
    remedy: { zh: '填写属地，如“东湖街道”', en: 'Enter the territory' },
  },
  'directory/territory-taken': {
    kind: 'conflict', zh: '这一属地的牵头单位已是{unit}', en: '{unit} is the main unit of this territory already',
    remedy: { zh: '取消“属地牵头”，或先变更{unit}', en: 'Do not mark this one as main, or change {unit} first' },
  },
  'directory/parent-circle': {
    kind: 'rule', zh: '上级单位不能是它自己或它的下级', en: 'A unit cannot stand below itself',
    remedy: { zh: '另选上级单位', en: 'Choose another parent' },
  },
  'directory/no-successor': {
    kind: 'invalid', zh: '承接单位必须是另一个在册单位', en: 'The successor must be another active unit',
    remedy: { zh: '选择承接其职责的单位', en: 'Choose the unit that takes over its work' },
  },
  'directory/post-held': {
    kind: 'rule', zh: '{person}仍在该单位任职（{role}）', en: '{person} still holds a post there ({role})',
    remedy: { zh: '先结束这项任职，或在承接单位重新任职', en: 'End this appointment first, or appoint the person at the successor' },
  },
  'directory/unit-below': {
    kind: 'rule', zh: '下级单位“{name}”仍在册', en: 'The unit "{name}" still stands below it',
    remedy: { zh: '先把它划归其他上级', en: 'Give it another parent first' },
  },
  'directory/identity-number': {
    kind: 'invalid', zh: '这里写了身份证号码；名录只记姓名、岗位和办公联系方式', en: 'This holds an identity number; the directory keeps name, post and office contact only',
    remedy: { zh: '删去身份证号码', en: 'Remove the identity number' },
  },
  'directory/person-gone': {
    kind: 'rule', zh: '{name}已离任', en: '{name} has left',
    remedy: { zh: '如已回任，重新登记', en: 'Register the person again if they came back' },
  },
  'directory/holds-post': {
    kind: 'rule', zh: '仍在“{unit}”任职（{role}）', en: 'Still holds a post at "{unit}" ({role})',
    remedy: { zh: '先结束这项任职', en: 'End this appointment first' },
  },
  'directory/not-in-unit': {
    kind: 'rule', zh: '“{duty}”的责任人须在本单位任职', en: 'The owner of "{duty}" must hold a post in this unit',
    remedy: { zh: '先为其任职，或改选本单位人员', en: 'Appoint the person first, or choose someone of this unit' },
  },
  'directory/not-your-unit': {
    kind: 'notAllowed', zh: '只能办理本单位的任职和任务', en: 'You may only give posts and tasks in your own unit',
    remedy: { zh: '请该单位负责人或新闻办办理', en: 'Ask the head of that unit or the press office' },
  },
  'directory/reserved-role': {
    kind: 'notAllowed', zh: '“{role}”由新闻办负责人或系统管理员任命', en: '"{role}" is given by the head of the press office or the administrator',
    remedy: { zh: '请他们办理', en: 'Ask one of them' },
  },
  'directory/own-appointment': {
    kind: 'notAllowed', zh: '不能给自己任职', en: 'Nobody gives a post to themself',
    remedy: { zh: '请另一位有权的人办理', en: 'Ask another person who may' },
  },
  'directory/role-of-press-office': {
    kind: 'rule', zh: '“{role}”查看全辖区，只设在新闻办', en: '"{role}" sees the whole jurisdiction and exists at the press office only',
    remedy: { zh: '在新闻办任职，或改选本单位岗位', en: 'Appoint at the press office, or choose a role of this unit' },
  },
  'directory/ends-before-it-begins': {
    kind: 'invalid', zh: '任期结束早于开始', en: 'The term ends before it begins',
    remedy: { zh: '核对任期', en: 'Check the dates' },
  },
  'directory/contract-missing': {
    kind: 'rule', zh: '外包人员要有合同编号和数据处理协议编号', en: 'A contractor needs the numbers of the contract and of the data-processing agreement',
    remedy: { zh: '填写两个编号', en: 'Enter both numbers' },
  },
  'directory/already-holds': {
    kind: 'conflict', zh: '{person}在此期间已任“{role}”', en: '{person} holds "{role}" in that time already',
    remedy: { zh: '无需重复任职', en: 'Nothing needs to be done' },
  },
  'directory/never-approves': {
    kind: 'rule', zh: '“{role}”与“{other}”不能由一人担任：系统管理员和外包人员不得审批', en: '"{role}" and "{other}" cannot be one person: administrators and contractors approve nothing',
    remedy: { zh: '由另一人担任，或先结束其中一项', en: 'Choose another person, or end one of the two first' },
  },
  'directory/too-many-spokespersons': {
    kind: 'rule', zh: '{unit}已有 {most} 名新闻发言人', en: '{unit} has {most} spokespersons already',
    remedy: { zh: '改任新闻助理，或先结束一名发言人的任职', en: 'Appoint as assistant, or end the term of one of them first' },
  },
  'directory/succeeds-too-early': {
    kind: 'invalid', zh: '接任时间须晚于前任的任职时间', en: 'The successor must begin after the predecessor did',
    remedy: { zh: '核对任职时间', en: 'Check the date of beginning' },
  },
  'directory/statement-missing': {
    kind: 'invalid', zh: '缺选任说明：{criterion}', en: 'The statement on "{criterion}" is missing',
    remedy: { zh: '用一两句话写明', en: 'Write it in a sentence or two' },
  },
  'directory/statement-is-score': {
    kind: 'invalid', zh: '“{criterion}”写的是分数或等次', en: 'The statement on "{criterion}" is a score',
    remedy: { zh: '用文字说明，不打分', en: 'Describe in words, give no marks' },
  },
  'directory/not-filed': {
    kind: 'rule', zh: '“{role}”不向上级备案', en: '"{role}" is not filed with the superior',
    remedy: { zh: '只登记新闻发言人的备案', en: 'File spokespersons only' },
  },
  'directory/filed-in-the-future': {
    kind: 'invalid', zh: '备案日期 {on} 还没有到', en: 'The filing is dated {on}, which lies in the future',
    remedy: { zh: '填写实际备案的日期', en: 'Enter the day on which it was filed' },
  },
  'directory/already-ended': {
    kind: 'conflict', zh: '这项任职已经结束', en: 'This appointment has ended already',
    remedy: { zh: '刷新页面查看现状', en: 'Reload to see how things stand' },
  },
}
