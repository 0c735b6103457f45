import { describe, expect, it } from 'vitest'
import { allows, demoPermissionsOf, isRole, permissions, permissionsOf, roles } from './permissions.ts'

describe('permissions', () => {
  it('gives each role what the table says', () => {
    expect(permissionsOf('screen')).toEqual(['public', 'session', 'map.read'])
    expect(permissionsOf('inspector')).toEqual(['public', 'session', 'map.read', 'requests.read'])
    expect(permissionsOf('planner')).toEqual(['public', 'session', 'map.read', 'requests.read'])
    expect(permissionsOf('admin')).toEqual([...permissions])
  })

  it('gives nobody only what is public', () => {
    expect(permissions.filter((permission) => allows('nobody', permission))).toEqual(['public'])
  })

  it('never lets the demo manage accounts', () => {
    expect(roles.filter((role) => demoPermissionsOf(role).includes('accounts.manage'))).toEqual([])
    expect(demoPermissionsOf('admin')).toEqual(['public', 'session', 'map.read', 'requests.read'])
    expect(isRole('root')).toBe(false)
  })
})
