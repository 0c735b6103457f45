import { describe, expect, test } from 'vitest'
import { defaultScreen, screenChoice, screenPanelIds } from './screen-view.ts'
import { formatView, parseView } from './view.ts'

const at = (address: string) => parseView(new URL(address, 'http://wangge.test/'))

describe('the address of a big screen', () => {
  test('bare, it is the default: all panels, a tour of 24 seconds', () => {
    const { page, screen } = at('/screen')
    expect(page).toBe('screen')
    expect(screen).toEqual(defaultScreen)
    expect(screenChoice(screen)).toEqual({ panels: screenPanelIds, tourSeconds: 24 })
  })

  test('what was chosen comes back, the token in the fragment', () => {
    const address =
      '?street=999901001&grid=999901001D02&panels=coverage,requests&tour=60&name=%E5%A4%A7%E5%8E%85&theme=light#token=wgs_a-B_1'
    const view = at(`/screen${address}`)
    expect(view.screen).toMatchObject({
      panels: ['coverage', 'requests'],
      tour: 60,
      name: '大厅',
      token: 'wgs_a-B_1',
      problems: [],
    })
    expect(formatView(view)).toBe(address)
  })

  test('what is not understood is told, cut to length, and the default stands', () => {
    const { screen, theme } = at(`/screen?panels=weather,coverage&tour=4&theme=pink&lang=${'x'.repeat(99)}`)
    expect(screen.problems).toEqual([
      { what: 'panel', text: 'weather' },
      { what: 'tour', text: '4' },
      { what: 'theme', text: 'pink' },
      { what: 'language', text: 'x'.repeat(40) },
    ])
    expect(theme).toBeNull()
    expect(screenChoice(screen)).toEqual({ panels: ['coverage'], tourSeconds: 24 })
    expect(at('/screen?panels=').screen.problems).toEqual([{ what: 'panel', text: '' }])
    expect(at('/screen?tour=601').screen.tour).toBeNull()
  })

  test('the address wins over what was saved, and that over the defaults', () => {
    const saved = {
      name: '大厅',
      street: null,
      config: { panels: ['requests' as const], tourSeconds: null },
      savedAt: '',
      savedBy: '',
    }
    expect(screenChoice({ ...defaultScreen, saved })).toEqual({ panels: ['requests'], tourSeconds: null })
    expect(screenChoice({ ...defaultScreen, saved, panels: ['coverage'], tour: 30 })).toEqual({
      panels: ['coverage'],
      tourSeconds: 30,
    })
    expect(screenChoice({ ...at('/screen?tour=off').screen }).tourSeconds).toBeNull()
  })
})
