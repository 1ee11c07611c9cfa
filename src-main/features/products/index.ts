export { PriceBook, type OfferedProduct } from './listed-prices.ts'
export { demoProducts, fillDemoProducts } from './demo-products.ts'
