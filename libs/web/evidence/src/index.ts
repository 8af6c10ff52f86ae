export { evidenceRoutes } from './routes';
