/** First two digits of a county's code (GB/T 2260): of the province. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isDate = (year: number, month: number, day: number): boolean => {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2 && day === 29 && !isLeap) return false
  return day >= 1 && day <= (monthDays[month - 1] ?? 0)
}

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Check character of the first 17 digits of an identity number (GB 11643-1999, ISO 7064 MOD 11-2). */
export const identityCheck = (digits: string): string => {
  const sum = identityWeights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return '10X98765432'[sum % 11] as string
}

/** 18 characters: province, a date of birth, the check character. */
export const isIdentity18 = (number: string): boolean =>
  number.length === 18 &&
  provinces.has(number.slice(0, 2)) &&
  isDate(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))) &&
  identityCheck(number) === number[17]?.toUpperCase()

/**
 * 15 digits, the form until 1999, which has no check digit: province and a date of birth of 1920 or later. Earlier
 * years are left out: who was born then is over a hundred, and codes of grids look like them.
 */
export const isIdentity15 = (number: string): boolean =>
  number.length === 15 &&
  provinces.has(number.slice(0, 2)) &&
  Number(number.slice(6, 8)) >= 20 &&
  isDate(1900 + Number(number.slice(6, 8)), Number(number.slice(8, 10)), Number(number.slice(10, 12)))

/** 16 to 19 digits with the check digit of Luhn (ISO/IEC 7812-1). */
export const isBankCard = (number: string): boolean => {
  if (number.length < 16 || number.length > 19) return false
  let sum = 0
  for (let i = 0; i < number.length; i += 1) {
    const digit = Number(number[number.length - 1 - i])
    const doubled = i % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
