/** Divisions of 济南市: districts and towns are real, the villages are invented, the codes of towns and villages are the demo's own. */
import { districtOf } from '../build'
import type { Region } from '../city'

export const regions: readonly Region[] = [
  { code: '370100', name: '济南市', parent: null, level: 2 },
  ...districtOf('370102', '历下区', '370100', [
    ['千佛山街道', '佛山社区 历山社区 文东社区'],
    ['泉城路街道', '珍珠泉社区 芙蓉社区 县西社区'],
  ]),
  ...districtOf('370105', '天桥区', '370100', [
    ['北园街道', '凤凰社区 水屯社区 柳云社区'],
    ['泺口街道', '黄台社区 鹊华社区 新徐社区'],
  ]),
  ...districtOf('370112', '历城区', '370100', [
    ['洪家楼街道', '花园社区 将军社区 辛甸社区'],
    ['仲宫街道', '柳埠村 锦绣村 门牙村'],
  ]),
  ...districtOf('370114', '章丘区', '370100', [
    ['明水街道', '百脉社区 绣源社区 诺德社区'],
    ['刁镇街道', '旧军村 时码村 茄庄村'],
  ]),
  // Where part of the demo's people have their household registration.
  { code: '500101', name: '重庆市万州区', parent: null, level: 3 },
]
