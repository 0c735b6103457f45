const part1 = 'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf'

export const conformsTo = [
  `${part1}/core`,
  `${part1}/oas30`,
  `${part1}/geojson`,
  `${part1}/html`,
  'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs',
]
