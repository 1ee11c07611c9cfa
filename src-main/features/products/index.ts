export { PriceBook, type OfferedProduct } from './listed-prices.ts'
