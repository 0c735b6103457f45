import type { Open311Words } from './words.ts'

const duties = 'All-round duties'
const community = 'Community services'

export const en: Open311Words = {
  contact: 'Ask the administrator at the street office.',
  keyService:
    'The administrator makes an api_key: `users add NAME --role reporter`, then `users token NAME`.',
  services: {
    'public-security': {
      name: 'Public security',
      description: 'Theft, nuisance, and other risks to public order.',
      keywords: 'theft, nuisance, noise, order',
      group: duties,
    },
    'work-safety': {
      name: 'Work safety',
      description: 'Risks of fire and accidents at building sites, shops and works.',
      keywords: 'fire, gas, building site, wiring, risk',
      group: duties,
    },
    environment: {
      name: 'Environment',
      description: 'Pollution: sewage, dust, fumes, smells.',
      keywords: 'sewage, dust, fumes, smell, pollution',
      group: duties,
    },
    'poverty-relief': {
      name: 'Poverty relief',
      description: 'Help, relief and work for households in need.',
      keywords: 'need, relief, allowance, help, work',
      group: duties,
    },
    'living-environment': {
      name: 'Living conditions',
      description: 'Rubbish, things left in the way, broken surfaces, greenery.',
      keywords: 'rubbish, obstruction, pavement, street light, greenery',
      group: duties,
    },
    emergency: {
      name: 'Emergencies',
      description: 'Flooding, subsidence, loss of water or power. In danger call 110, 119 or 120.',
      keywords: 'flooding, subsidence, water, power, danger',
      group: duties,
    },
    'property-service': {
      name: 'Property service',
      description: 'Lifts, gates, cleaning and parking in housing compounds.',
      keywords: 'property, lift, gate, cleaning, parking',
      group: community,
    },
    livelihood: {
      name: 'Livelihood',
      description: 'Formalities, care of the old, health, schooling.',
      keywords: 'formalities, care, health, school, insurance',
      group: community,
    },
    dispute: {
      name: 'Disputes',
      description: 'Mediation between neighbours, with property managers, about wages.',
      keywords: 'neighbours, dispute, mediation, wages, complaint',
      group: community,
    },
  },
  attributes: {
    external_id: {
      description:
        'What your system calls this request. Sending it again makes no second one, and answers with the first.',
      datatype: '1 to 100 characters without blanks; no telephone or identity number or other personal data',
    },
    crs: {
      description: 'The coordinate system of lat and long. WGS 84 unless said otherwise.',
      datatype: 'wgs84, gcj02 (as Amap has it) or bd09 (Baidu)',
    },
  },
  crs: { wgs84: 'WGS 84', gcj02: 'GCJ-02', bd09: 'BD-09 (Baidu)' },
  status: {
    stages: {
      1: 'Received',
      2: 'Assigned',
      3: 'Consulted',
      4: 'Answered',
      5: 'Followed up',
      6: 'Verified',
      7: 'Closed',
    },
    stage: 'Stage {stage} of 7: {name}',
    suspended: 'suspended',
    answers: {
      solved: 'followed up: solved',
      unsolved: 'followed up: not solved',
      satisfied: 'followed up: satisfied',
      unsatisfied: 'followed up: not satisfied',
    },
    separator: '; ',
  },
  notice: {
    received: 'Registered. To be signed for within {sign} hours and closed within {close} hours.',
    known: 'This id was registered before; nothing was added.',
    dropped: 'No personal data is kept. Dropped: {fields}.',
    droppedAttributes: 'Attributes that are not defined and were not kept: {count}.',
    removed: 'Pieces of personal data taken out of the description ({kinds}), now ***: {count}.',
    unowned: 'The place lies in no basic grid; the street office takes it.',
    doubleOwned: 'The place lies on the border of grids; the street office decides which.',
    personal: {
      email: 'e-mail address',
      'identity-number': 'identity number',
      'bank-card': 'bank card',
      'mobile-number': 'mobile number',
      landline: 'landline',
      'plate-number': 'plate number',
    },
    separator: ', ',
  },
  refusals: {
    'bad-body': 'The body has to be application/x-www-form-urlencoded or multipart/form-data.',
    'bad-crs': 'attribute[crs] is one of wgs84, gcj02, bd09.',
    'bad-date':
      '{name} has to be a date and time with its zone, as 2026-01-01T00:00:00Z or 2026-01-01T08:00:00+08:00.',
    'bad-encoding': 'The field {name} is not UTF-8.',
    'bad-external-id':
      'attribute[external_id] has to be 1 to 100 characters, without blanks, telephone or identity numbers or other personal data.',
    'bad-position': 'lat has to be a number from -90 to 90, long one from -180 to 180.',
    'bad-request': 'The request cannot be carried out.',
    'bad-status': 'status is open or closed.',
    'description-too-long': 'Without personal data, description may have at most {limit} characters.',
    'foreign-origin': 'A page of another site may not send this.',
    internal: 'Something failed on the server; nothing was registered.',
    'jurisdiction-missing': 'There are several streets here: jurisdiction_id (the code of one) is needed.',
    'jurisdiction-unknown': 'There is no street with the jurisdiction_id {id}.',
    'key-refused': 'The api_key is missing or not valid.',
    'method-not-allowed': 'This address does not take this method.',
    'not-allowed': 'The account of this api_key may not do that.',
    'not-found': 'There is nothing at this address.',
    'off-street':
      'This place is more than 5 km from the street. Check lat, long and their coordinate system.',
    'position-missing': 'Both lat and long are needed. Addresses are neither kept nor looked up.',
    'request-unknown': 'There is no request {id}.',
    'service-missing': 'service_code is needed.',
    'service-unknown': 'There is no service {code}.',
    'swapped-coordinates':
      'lat and long seem swapped: lat is the latitude (about {lat}), long the longitude (about {long}).',
    'token-unknown': 'There is no request for {token}.',
    'too-large': 'The body is larger than 1 MB.',
    'too-many-ids': 'At most {limit} service_request_id may be asked for at once.',
    'too-many-posts':
      'Too many posts: at most {minute} a minute and {hour} an hour. Try again in {seconds} seconds.',
    unavailable: 'The database does not answer; try again soon.',
    'window-too-long': 'start_date has to be before end_date, by at most {days} days.',
  },
}
