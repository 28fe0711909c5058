export default definePageConfig({ navigationBarTitleText: '政策试算' })
