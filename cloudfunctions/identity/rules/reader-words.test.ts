import { whatInWords, whoInWords } from './reader-words'

test('staff are named by institution and role', () => {
  expect(whoInWords('clerk', '夷陵区妇幼保健院', 'unknown')).toBe('夷陵区妇幼保健院·窗口工作人员')
  expect(whoInWords('health_worker', null, 'unknown')).toBe('健康服务人员')
})

test('residents are named only by how they stand to the person', () => {
  expect(whoInWords('resident', null, 'self')).toBe('本人')
  expect(whoInWords('resident', null, 'other')).toBe('对方(本人确认)')
  expect(whoInWords('account', null, 'unknown')).toBe('本人(原来的设备)')
  expect(whoInWords('system', null, 'unknown')).toBe('系统')
})

test('an action without words of its own is shown all the same', () => {
  expect(whatInWords('patient.recordLoss')).toBe('更新孕期情况')
  expect(whatInWords('toString')).toBe('查看或更改记录')
})
