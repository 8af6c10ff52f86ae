export { accountRoutes, organizationRoutes } from './routes';
