import type { Matter } from './matter.ts'

/** Letters that never became a case, or have only just come. */
export const waiting: readonly Matter[] = [
  { key: 'kindergarten', unit: 'edu', letter: { title: '公办幼儿园没报上', text: '系统显示名额已满，可隔壁晚报的反而报上了。请解释录取规则。' }, stance: 'doubt' },
  // Nearly the same, from two other parents: what the press office is offered as a topic (NH-18).
  { key: 'kindergarten-second', unit: 'edu', letter: { title: '公办幼儿园没有报上', text: '系统显示名额已满，可隔壁晚报的反而报上了。请公开录取规则。' }, stance: 'doubt' },
  { key: 'kindergarten-third', unit: 'edu', source: 'online_inquiry', letter: { title: '公办幼儿园没报上名', text: '系统显示名额已满，可隔壁晚报的反而报上了，请解释录取规则。' }, stance: 'doubt' },
  { key: 'noise-dog', unit: 'tinglan', territory: 'tinglan', letter: { title: '狗叫整夜', text: '楼上养了三只狗，半夜一叫全楼都醒。物业贴条没用，请管管。' }, stance: 'help' },
  { key: 'bike-lane', unit: 'traffic', why: '停车泊位由交通运输部门审批施划，建议由其办理', letter: { title: '非机动车道被划成停车位', text: '望江街非机动车道全划了车位，我们骑车只能上机动车道。这样划是谁批的。' }, source: 'online_post', stance: 'criticism' },
  { key: 'express-box', unit: 'zhaohua', territory: 'zhaohua', letter: { title: '快递柜占了消防通道', text: '小区快递柜装在楼道口，担架都进不去。物业说是居民要求的，我们单元没有人同意过。' } },
  {
    key: 'gas-price', unit: 'service', source: 'hotline', why: '来信所述为租赁合同纠纷，属于民事诉讼处理范围',
    letter: { title: '房东不退押金', text: '合同到期房东不退押金，去派出所说是经济纠纷。政府能不能让他退。' }, classes: [], stance: 'help',
  },
  {
    key: 'disclosure', unit: 'env', source: 'online_inquiry', why: '要求获取特定制作年份的会议纪要，应当按依申请公开程序办理',
    letter: { title: '要求提供前年的会议纪要', text: '请把前年关于园区选址的三次会议纪要复印给我，作研究用。' }, classes: [], stance: 'doubt',
  },
  {
    key: 'unreadable', unit: 'service', why: '来信内容无法辨识，无联系方式，无法核实所指事项',
    letter: { title: '无题', text: '那个事上次说的就是那样后来又那样了怎么一直那样请给个说法谢谢。' }, classes: [], stance: 'help',
  },
  {
    key: 'advert', unit: 'service', source: 'forum', why: '内容为商品推销，不涉及本区公共事务',
    letter: { title: '大量收购闲置设备', text: '高价收购各类闲置机械设备，长期有效，地点不限，量大优惠，欢迎介绍。' }, classes: [], stance: 'suggestion',
  },
]
