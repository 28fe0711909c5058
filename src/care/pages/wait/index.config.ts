export default definePageConfig({ navigationBarTitleText: '登记候补' })
