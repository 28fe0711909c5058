export default definePageConfig({ navigationBarTitleText: '补助公示' })
