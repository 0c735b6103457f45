import type { PlaceProperties, StreetData } from './street-data.ts'

/** The street with only those of its service places that are to be shown. */
export const withPlaces = (data: StreetData, isShown: (place: PlaceProperties) => boolean): StreetData => ({
  ...data,
  places: {
    type: 'FeatureCollection',
    features: data.places.features.filter(({ properties }) => isShown(properties)),
  },
})
