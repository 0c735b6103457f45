import { describe, expect, it } from 'vitest'
import { readFloors } from './floors.ts'
import { nameOf } from './name.ts'
import { footAccess } from './foot-access.ts'
import { isPassable } from './gate.ts'
import { layerOf, roadClassOf } from './road-class.ts'

describe('floors', () => {
  it.each([
    [{ 'building:levels': '6' }, 6],
    [{ 'building:levels': ' 11 ' }, 11],
    [{ 'building:levels': '2.5' }, 3],
    [{ 'building:levels': '5;6' }, 6],
    [{ height: '337.5' }, 113],
    [{ height: '18 m' }, 6],
    [{ height: '18米' }, 6],
    [{ 'building:levels': '4', height: '100' }, 4],
    [{}, null],
  ])('%j → %s', (tags, floors) => {
    expect(readFloors(tags)).toEqual({ floors, junk: [] })
  })

  it.each([
    [{ 'building:levels': 'six' }, null],
    [{ 'building:levels': '0' }, null],
    [{ 'building:levels': '-3' }, null],
    [{ 'building:levels': '2000' }, null],
    [{ 'building:levels': 'NaN', height: '30' }, 10],
    [{ height: '0' }, null],
    [{ height: '12 storeys' }, null],
    [{ height: '1e9' }, null],
  ])('%j is junk, and told', (tags, floors) => {
    const read = readFloors(tags)
    expect(read.floors).toBe(floors)
    expect(read.junk).toHaveLength(1)
  })
})

describe('names', () => {
  it.each([
    [{ name: '三条巷' }, '三条巷'],
    [{ name: 'Santiao Lane', 'name:zh': '三条巷' }, '三条巷'],
    [{ name: '凤岗镇 (Fenggang)' }, '凤岗镇'],
    [{ name: '南湖小卖 South Lakeside Retail' }, '南湖小卖'],
    [{ name: 'Wulaocun Police Station' }, 'Wulaocun Police Station'],
    [{ name: '  东\n门 ' }, '东 门'],
    [{ name: '   ' }, null],
    [{}, null],
  ])('%j → %s', (tags, name) => {
    expect(nameOf(tags)).toBe(name)
  })
})

describe('roads', () => {
  it.each([
    ['motorway_link', 'trunk'],
    ['primary', 'primary'],
    ['unclassified', 'residential'],
    ['living_street', 'lane'],
    ['cycleway', 'footway'],
    ['steps', 'steps'],
    ['construction', null],
    ['platform', null],
  ])('highway=%s → %s', (highway, roadClass) => {
    expect(roadClassOf({ highway })).toBe(roadClass)
  })

  it.each([
    [{ highway: 'residential' }, 'public'],
    [{ highway: 'motorway' }, 'none'],
    [{ highway: 'primary_link', motorroad: 'yes' }, 'none'],
    [{ highway: 'trunk', motorroad: 'yes', foot: 'yes' }, 'public'],
    [{ highway: 'motorway', foot: 'yes' }, 'public'],
    [{ highway: 'primary', tunnel: 'yes' }, 'none'],
    [{ highway: 'primary', tunnel: 'yes', sidewalk: 'both' }, 'public'],
    [{ highway: 'footway', tunnel: 'yes' }, 'public'],
    [{ highway: 'primary', foot: 'no' }, 'none'],
    [{ highway: 'primary', foot: 'use_sidepath' }, 'none'],
    [{ highway: 'service', access: 'no' }, 'none'],
    [{ highway: 'service', access: 'no', foot: 'private' }, 'private'],
    [{ highway: 'service', access: 'private' }, 'private'],
    [{ highway: 'service', access: 'private', foot: 'yes' }, 'public'],
    [{ highway: 'footway', access: 'residents' }, 'private'],
    [{ highway: 'service', access: 'permissive' }, 'public'],
    [{ highway: 'residential', access: 'destination' }, 'public'],
  ])('%j: walked by %s', (tags, access) => {
    expect(footAccess(tags)).toBe(access)
  })

  it.each([
    [{ barrier: 'gate' }, true],
    [{ barrier: 'gate', access: 'no' }, false],
    [{ barrier: 'lift_gate', access: 'no', foot: 'yes' }, true],
    [{ barrier: 'entrance', foot: 'no' }, false],
    [{ barrier: 'gate', locked: 'yes' }, false],
    [{ barrier: 'gate', locked: 'yes', access: 'private' }, true],
    [{ barrier: 'fence' }, false],
  ])('gate %j: %s', (tags, passable) => {
    expect(isPassable(tags)).toBe(passable)
  })

  it('layers are whole numbers, or what bridge and tunnel imply', () => {
    expect(layerOf({ layer: '-1' })).toEqual({ layer: -1, junk: false })
    expect(layerOf({ bridge: 'yes' })).toEqual({ layer: 1, junk: false })
    expect(layerOf({ bridge: 'no' })).toEqual({ layer: 0, junk: false })
    expect(layerOf({ layer: 'ground', tunnel: 'yes' })).toEqual({ layer: -1, junk: true })
  })
})
