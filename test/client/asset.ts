// Stands in for styles and pictures in component tests: they have no meaning without a browser.
export default ''
