/** How the members of a list stand in a cell's text; typed lists may use commas as well. */
export const listSeparator = '、'
