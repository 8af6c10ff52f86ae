export { improvementRoutes } from './routes';
