export { workbenchRoutes } from './routes';
