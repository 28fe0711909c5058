/** Divisions of 成都市: districts and towns are real, the villages are invented, the codes of towns and villages are the demo's own. */
import { districtOf } from '../build'
import type { Region } from '../city'

export const regions: readonly Region[] = [
  { code: '510100', name: '成都市', parent: null, level: 2 },
  ...districtOf('510105', '青羊区', '510100', [
    ['草市街街道', '王家塘社区 八宝街社区 江汉路社区'],
    ['府南街道', '文家社区 石人社区 同盛社区'],
  ]),
  ...districtOf('510116', '双流区', '510100', [
    ['东升街道', '三强社区 普贤社区 棠湖社区'],
    ['黄水镇', '白塔村 文武村 云华村'],
  ]),
  ...districtOf('510181', '都江堰市', '510100', [
    ['灌口街道', '宣化社区 西街社区 玉带社区'],
    ['青城山镇', '沿江村 芒城村 五里村'],
  ]),
  ...districtOf('510184', '崇州市', '510100', [
    ['崇阳街道', '唐安社区 蜀州社区 学府社区'],
    ['街子镇', '古镇社区 天顺村 石鱼村'],
  ]),
  // Where part of the demo's people have their household registration.
  { code: '500101', name: '重庆市万州区', parent: null, level: 3 },
]
