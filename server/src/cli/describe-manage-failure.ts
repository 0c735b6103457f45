import { type Failure, never } from '@wangge/geodata'
import type { ManageFailureCode } from '../auth/manage-accounts.ts'

/** One line for the person at the terminal. */
export const describeManageFailure = ({ code, detail }: Failure<ManageFailureCode>): string => {
  switch (code) {
    case 'bad-name':
      return 'A name has 2 to 64 characters: a–z, 0–9, dot, hyphen and underscore, the first a letter or digit.'
    case 'name-taken':
      return `There is an account ${String(detail['name'])} already; \`users password\` changes its password.`
    case 'unknown-account':
      return `There is no account ${String(detail['name'])}; \`users list\` shows them all.`
    case 'unknown-token':
      return `${String(detail['name'])} has no working token ${String(detail['id'])}; \`users token ${String(detail['name'])} --list\` shows them.`
    case 'unchanged':
      return `${String(detail['name'])} is so already; nothing was changed.`
    case 'too-short':
      return `The password is too short: at least ${String(detail['limit'])} characters.`
    case 'too-long':
      return `The password is too long: at most ${String(detail['limit'])} characters.`
    case 'same-as-name':
      return 'The password is little more than the account’s name.'
    case 'too-simple':
      return 'The password is among the first that anyone would guess.'
    default:
      return never(code)
  }
}
