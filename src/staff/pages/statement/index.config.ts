export default definePageConfig({ navigationBarTitleText: '券结算' })
