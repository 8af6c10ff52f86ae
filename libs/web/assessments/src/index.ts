export { assessmentsRoutes } from './routes';
