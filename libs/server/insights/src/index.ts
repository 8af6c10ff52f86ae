export { InsightsHttpModule } from './insights-http.module';
export { InsightsModule } from './insights.module';
