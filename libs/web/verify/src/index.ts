export { verifyRoutes } from './routes';
