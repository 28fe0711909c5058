import { inScope } from './list-scope'

test('a town sees its own villages and a district of one city sees everybody', () => {
  expect(inScope('420506001', '420506').values).toEqual(['420506001000', '420506001999'])
  expect(inScope('420506', '420506').text).toBe('true')
  expect(inScope('370102', '370100').values).toEqual(['370102000000', '370102999999'])
  expect(inScope('370100', '370100').text).toBe('true')
})
