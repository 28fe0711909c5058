export default definePageConfig({ navigationBarTitleText: '科普审核' })
