import type { Matter } from './matter.ts'

export const moving: readonly Matter[] = [
  {
    key: 'bus-route', unit: 'traffic', source: 'online_inquiry', stance: 'doubt', classes: ['policy_misread'],
    letter: { title: '27 路改线后医院那站没了', text: '27 路改线绕开了区医院，老人看病要多走一公里。改线有没有征求意见，能不能改回来。' },
    answer: {
      title: '关于 27 路公交改线的回应', question: '有乘客反映改线后区医院站取消，询问是否征求意见。',
      facts: '改线前在沿线站点和网上征求意见 15 天，收到 216 条，其中 38 条提出保留医院站，方案未采纳且没有说明理由，这是我们的疏漏。', measures: '自本月起 27 路增加区间车，7 时至 17 时每 20 分钟一班经停区医院；不采纳意见的理由一并补充公布。', result: '区间车已开行，首周日均上下客 312 人次。',
    },
  },
  {
    key: 'bus-stop', unit: 'traffic', classes: [], stance: 'suggestion',
    letter: { title: '公交站没有遮雨棚', text: '东堤路小学站没有雨棚，孩子们下雨就站在路边。能装一个吗。', contact: 'dongdi@example.com' },
    answer: { title: '关于东堤路小学站加装候车亭的答复', facts: '该站为临时站牌，人行道宽度 2.1 米，可设置窄型候车亭。', measures: '已列入本季度候车亭建设计划，施工三天，期间站点前移 25 米。', result: '预计本月底前完工，完工后站牌恢复原位。' },
  },
  {
    key: 'parking-fee', unit: 'traffic', stance: 'doubt', why: '答复只说了首小时，没有说夜间怎么算，我问的就是夜间',
    letter: { title: '路内停车夜间怎么还收费', text: '东堤路路内停车，晚上十点停到早上七点收了我 18 块。以前夜间是不收的，什么时候改的，在哪里公示的。' },
    answer: { title: '关于路内停车收费时段的回应', question: '有市民询问路内停车夜间收费依据。', facts: '路内停车收费时段为 8 时至 22 时，首小时 5 元，此后每半小时 2 元。', measures: '收费标准在每个路段立牌公示。', result: '如有多收可凭记录申请退费。' },
  },
  {
    key: 'road-holes', unit: 'traffic', territory: 'yanqiao', source: 'hotline',
    letter: { title: '砚桥大道坑坑洼洼', text: '砚桥大道被渣土车压得全是坑，晚上骑车看不见，这个月摔了两个人。修了补，补了坏，请一次修好。' },
    answer: { title: '关于砚桥大道路面破损的回应', question: '有群众反映路面反复破损。', facts: '砚桥大道 K1 至 K3 段基层损坏 6 处，面层坑槽 31 处，修补反复系基层未处理。', measures: '先用冷补料填平坑槽并设置警示；基层损坏路段列入中修，夜间单侧施工。', resultInDays: 12 },
    later: { title: '关于砚桥大道中修完成情况的通报', question: '前次答复承诺公布中修结果。', facts: '中修路段共 1.8 千米，基层处理 6 处，重铺沥青面层。', measures: '与渣土运输企业签订限载承诺，入口设置称重点。', result: '已按承诺日期完工并开放交通，质量检测平整度合格。' },
  },
  {
    key: 'night-bus', unit: 'traffic', stance: 'suggestion', source: 'online_inquiry',
    letter: { title: '能不能开一条夜班公交', text: '园区夜班十一点半下班，公交最后一班是九点五十，打车回城里要四十多块。希望开一条夜班线。' },
    answer: { title: '关于开行园区夜班公交的回应', question: '有职工建议开行园区至城区夜班公交。', facts: '初步调查夜间稳定乘坐需求约 60 人次，达到开线标准的一半；现有夜间运力全部用于三条主干线。', measures: '先由园区与用工企业拼开通勤车，乘车点三处；我局在客流达到每晚 120 人次或新增车辆到位后重新论证。', result: '通勤车下月开行，夜班公交今年暂不具备开行条件。' },
  },
  {
    key: 'shared-bikes', unit: 'traffic', stance: 'criticism', source: 'media_report',
    letter: { title: '共享单车堆在盲道上', text: '地铁口的共享单车天天堆在盲道上，我推着轮椅绕到机动车道。企业说有人整理，我没见过。' },
    answer: { title: '关于轨道站口共享单车停放的回应', question: '有市民反映共享单车占压盲道。', facts: '早高峰该站口停放 430 辆，核定容量 180 辆，三家企业运维人员共 2 名。', measures: '压减投放总量两成，站口设电子围栏，越界不能还车；企业运维人员增加到 7 名，考核与投放配额挂钩。', result: '盲道已恢复通行，连续两周抽查未再占压。' },
  },
  {
    key: 'bridge-closed', unit: 'traffic', co: ['yanqiao', 'edu'], territory: 'yanqiao', source: 'superior', classes: ['superior_request', 'vital_interest'],
    letter: { title: '东渡桥封闭后学生绕行', text: '东渡桥检测封闭，对岸三个村的学生上学要绕 9 公里，早上六点就得出门。请上下学时段放行或者派车接送。' },
    answer: { title: '关于东渡桥封闭期间学生出行的回应', question: '多名家长反映桥梁封闭后上学绕行过远。', facts: '东渡桥检测评定为四类，不能通行机动车，行人可以限人数通过。涉及学生 126 名。', measures: '上下学时段开放人行通道，由镇村人员值守；开行三条免费接驳线，首班 6 时 50 分。会商确定加固工程提前一个月开工。', result: '接驳线已开行，学生到校时间恢复到 7 时 40 分前。' },
  },
  {
    key: 'rural-road', unit: 'yanqiao', territory: 'yanqiao', why: '须到三个自然村现场测量并征求村民意见，雨天无法施测',
    letter: { title: '村口的路修一半停了', text: '进村的路从去年修到今年，修了一半停了，一下雨车就陷进去。问村里说没钱，问镇里说快了。' },
    answer: { title: '关于进村道路续建的回应', question: '有村民反映进村道路停工。', facts: '该路共 2.6 千米，因两户用地未谈拢停工，资金已到位。', measures: '用地已协商一致，改线 40 米避开院落；施工单位重新进场。', result: '剩余路段已铺筑完成，交工验收通过。' },
  },
  {
    key: 'shuttle', unit: 'park', territory: 'park', source: 'survey',
    letter: { title: '园区通勤车坐不上', text: '七点二十那班通勤车每天都有十几个人上不去，等下一班就迟到。能不能加一班。' },
    answer: { title: '关于增加园区通勤班次的回应', question: '有职工反映早班通勤车满员。', facts: '7 时 20 分班次平均超员 14 人，7 时 40 分班次上座率不足五成。', measures: '将 7 时 40 分调整为 7 时 30 分，并增加一台大车，乘车码实时显示余座。', result: '调整两周后未再出现超员。' },
  },
  {
    key: 'park-dust', unit: 'park', territory: 'park', stance: 'criticism',
    letter: { title: '园区路上全是土', text: '园区二号路渣土车一趟接一趟，车窗开一条缝就是一层土，洒水车一天只来一次。' },
    answer: { title: '关于园区二号路扬尘的回应', question: '有职工反映二号路扬尘严重。', facts: '二号路周边在建项目 5 个，出入口冲洗设施两处停用。', measures: '停用设施已修复，未冲洗车辆不得出场；洒水由每日 1 次增加到 4 次，早晚高峰避开。', result: '路面积尘量由每平方米 21 克降到 6 克。' },
  },
]
