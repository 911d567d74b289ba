/** Use cases of the room, one file per subject. */
export { occupancyOfPeriod } from './service/period-occupancy.ts'
export { changePlaces, correctPlaces, getFacilityPlaces, listDatedPlaces, reducePlaces } from './service/places.ts'
export { getCapacityFigures, getFacilityFigures, listDiscrepancies } from './service/read.ts'
export { endFollowing, followOffering, getWatchList, listWatched } from './service/watch.ts'
