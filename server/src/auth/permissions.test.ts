import { describe, expect, it } from 'vitest'
import { allows, demoPermissionsOf, isRole, permissions, permissionsOf, roles } from './permissions.ts'

describe('permissions', () => {
  it('gives each role what the table says', () => {
    expect(permissionsOf('screen')).toEqual(['public', 'session', 'map.read'])
    expect(permissionsOf('reporter')).toEqual(['public', 'session', 'requests.submit', 'requests.follow'])
    expect(permissionsOf('inspector')).toEqual([
      'public',
      'session',
      'map.read',
      'requests.read',
      'requests.follow',
    ])
    expect(permissionsOf('planner')).toEqual(
      permissions.filter((permission) => permission !== 'accounts.manage'),
    )
    expect(permissionsOf('admin')).toEqual([...permissions])
  })

  it('gives nobody only what is public', () => {
    expect(permissions.filter((permission) => allows('nobody', permission))).toEqual(['public'])
  })

  it('never lets the demo manage accounts', () => {
    expect(roles.filter((role) => demoPermissionsOf(role).includes('accounts.manage'))).toEqual([])
    expect(demoPermissionsOf('admin')).toEqual(permissionsOf('planner'))
    expect(isRole('root')).toBe(false)
  })
})
