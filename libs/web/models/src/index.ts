export { modelsRoutes } from './routes';
