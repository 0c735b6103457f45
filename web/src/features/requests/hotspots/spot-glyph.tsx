import './spot-glyph.css'

/** A band's swatch as the map draws it: hatching says what the colour says. */
export const SpotGlyph = ({ band }: { band: number }) => (
  <i
    className={`spot-glyph ${band > 0 ? 'hot' : band < 0 ? 'cold' : 'none'}-${Math.abs(band)}`}
    aria-hidden="true"
  />
)
