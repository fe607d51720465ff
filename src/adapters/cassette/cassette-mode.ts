/**
 * Where replies come from: the file alone (`replay`); the file, and the service for what it lacks (`cache`); or the service
 * for everything, once (`record`).
 */
export type CassetteMode = 'replay' | 'cache' | 'record'
