export { resultsRoutes } from './routes';
