import type { Matter } from './matter.ts'

export const streets: readonly Matter[] = [
  {
    key: 'street-lamps', unit: 'urban', territory: 'tinglan', source: 'hotline',
    letter: { title: '巷子里路灯不亮', text: '砚池街后面的巷子路灯坏了快一个月，晚上一片黑，前天有老人绊倒。报修过，说不在台账里。请问这条巷子的灯归谁。' },
    answer: {
      title: '关于砚池街后巷路灯的回应', question: '有居民反映后巷路灯长期不亮且报修无人受理。',
      facts: '该巷 9 盏灯为早年楼院自建，未纳入市政台账，因此报修系统没有受理。', measures: '已将 9 盏灯纳入台账统一维护，更换灯头和控制线；对全区未入账的楼院照明 137 处一并清点。', result: '9 盏灯已全部亮灯，报修可拨打巷口标牌上的电话或扫码。',
    },
  },
  {
    key: 'garbage-sorting', unit: 'urban', stance: 'suggestion', classes: ['vital_interest'],
    letter: { title: '投放点早上八点就锁门', text: '垃圾分类投放点早上八点锁门，晚上七点才开，我们上夜班的根本赶不上。建议留一个误时投放口。' },
    answer: {
      title: '关于调整垃圾投放时间的回应', question: '有居民反映定时投放时间不便，建议设置误时投放口。',
      facts: '该小区夜班住户约占一成半，现有投放时段为 6 时至 8 时、19 时至 21 时。', measures: '在东门增设误时投放点一处，配监控和冲洗设施，每日清运两次；另在两个同类小区试行。', result: '误时投放点已启用，试行两个月后根据投放量决定是否推广。',
    },
  },
  {
    key: 'barbecue', unit: 'urban', territory: 'zhaohua', stance: 'criticism', source: 'online_post',
    letter: { title: '烧烤摊占了半条街', text: '望江街一到晚上半条街都是烧烤摊，油烟熏得不敢开窗，路边全是签子。白天来人一看就没了，晚上又来。请不要再做样子。' },
    answer: {
      title: '关于望江街夜间占道烧烤的回应', question: '有居民反映望江街夜间占道经营、油烟扰民。',
      facts: '连续五晚巡查，高峰时占道摊位 17 处，均未使用油烟净化设备。执法时间与经营时间错开是反复的主要原因。', measures: '将夜间执勤调整为 19 时至次日 1 时，引导 12 户迁入桥南便民夜市，其余 5 户依法处罚；夜市统一配备净化设备。', result: '望江街机动车道和人行道已恢复，夜间油烟投诉由每周 9 件降为 1 件。',
    },
  },
  {
    key: 'roadside-parking', unit: 'urban', stance: 'criticism', why: '答复说已施划车位，可现场划的是禁停线，上下学时段还是没有地方停',
    letter: { title: '学校门口停车三分钟就贴条', text: '接孩子停三分钟就贴条，周边两百米没有一个正规车位。罚款可以，但总得给个停的地方。' },
    answer: {
      title: '关于学校周边临时停车的回应', question: '有家长反映学校周边无处停车却频繁处罚。', facts: '该路段高峰 20 分钟内停车需求约 90 辆，现有泊位 14 个。', measures: '与交管部门商定施划限时泊位，并在相邻停车场开放 40 个共享车位，上下学时段免费 30 分钟。', result: '共享车位已开放，限时泊位已划线。',
    },
    later: {
      title: '关于学校周边限时泊位的再次回应', question: '来信人反映现场所划为禁停线，要求重新核查。', facts: '经复查，首次答复把尚未实施的限时泊位写成已划线，与现场不符。该路段因消防要求只能单侧设置。', measures: '已在西侧施划限时泊位 22 个，设置 7 时至 8 时、16 时至 18 时限停 10 分钟的标牌；此前 3 起处罚经复核撤销。', result: '泊位和标牌已完成，来信人现场确认。',
    },
  },
  {
    key: 'public-toilet', unit: 'urban', classes: [], stance: 'suggestion', source: 'leader_mailbox',
    letter: { title: '公厕没有扶手', text: '桥头公园的公厕没有扶手，我母亲腿脚不好，去一次很费劲。建议装一个，花不了多少钱。' },
    answer: { title: '关于桥头公园公厕加装扶手的答复', facts: '该公厕建成较早，未设无障碍扶手。', measures: '已安排加装扶手和防滑垫，同时对公园内另外两处公厕一并加装。', result: '三处均已安装完毕，请您和母亲使用后再提意见。' },
  },
  {
    key: 'morning-market', unit: 'urban', territory: 'zhaohua', co: ['market'],
    letter: { title: '早市取消了去哪买菜', text: '桥南早市说取消就取消，附近最近的菜场走路要二十五分钟。老人买菜怎么办，有没有替代的地方。' },
    answer: { title: '关于桥南早市调整后买菜便利的回应', question: '有居民询问早市取消后的替代安排。', facts: '桥南早市所在地块进入施工期，于月初停止。周边 500 米内现有便民菜店 2 家，品种不足，蔬菜价格略高于早市。', measures: '拟在东堤路空地设临时便民市场，每日 6 时至 9 时开放。' },
  },
  {
    key: 'billboard', unit: 'urban', territory: 'tinglan', stance: 'report',
    letter: { title: '楼顶广告牌被风吹得响', text: '对面楼顶那块大广告牌，风一大就咣咣响，支架都锈了，底下就是公交站。请在台风前拆掉或者加固。' },
    answer: { title: '关于砚池街楼顶广告牌安全的回应', question: '有居民反映楼顶广告牌支架锈蚀。', facts: '该广告牌设置许可已于去年到期，支架锈蚀情况正委托检测，检测前已在下方设置警戒区域，公交站临时前移 30 米。', measures: '待检测意见出具后决定拆除或加固。' },
  },
  {
    key: 'square-dance', unit: 'zhaohua', territory: 'zhaohua', stance: 'suggestion',
    letter: { title: '广场舞音响能不能小点', text: '楼下小广场晚上三拨人跳舞，音响一个比一个大，到九点半才散。不是不让跳，能不能商量个音量和时间。' },
  },
  {
    key: 'cleaning', unit: 'zhaohua', territory: 'zhaohua', source: 'frontline',
    letter: { title: '后院垃圾没人清', text: '朝华路 12 号后院是三不管，没有物业，装修垃圾堆了半年，已经有老鼠。社区说报上去了。' },
    answer: { title: '关于朝华路 12 号后院垃圾清理的回应', question: '有居民反映无物业院落垃圾长期堆积。', facts: '该院无物业管理，堆积装修垃圾约 14 立方米。', measures: '街道组织清运并消杀，纳入社区准物业管理，每户每月 6 元，由居民自治小组收支公示。', result: '垃圾已清完，准物业保洁已进场，每周一、三、五清扫。' },
  },
  {
    key: 'charging', unit: 'tinglan', territory: 'tinglan', why: '所附收费表为调整前标准，已由新的说明代替',
    letter: { title: '电动车充电一度电一块五', text: '小区充电棚一度电收一块五，家里才五毛多。差价是谁定的，能不能降。' },
    answer: { title: '关于小区充电棚收费构成的回应', question: '有居民询问充电价格构成。', facts: '充电棚收费由电费和服务费组成，电费每度 0.62 元，服务费由运营企业定价。', measures: '已要求运营企业在现场分项明示电费和服务费，不得合并标价。', result: '收费牌已更换，服务费由每度 0.9 元降为 0.55 元。' },
    later: { title: '关于小区充电棚收费标准调整的说明', question: '有居民询问充电价格构成和现行标准。', facts: '自本月起执行新的收费标准：电费每度 0.58 元，服务费每度不超过 0.5 元。此前答复所附收费表为旧标准，已撤回。', measures: '各充电棚按新标准分项标价，社区每季度核对一次。', result: '辖区 17 处充电棚已全部更换标价牌。' },
  },
]
