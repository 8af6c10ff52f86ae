export { fingerprintOf, instanceKey, isPublicKey, publicKeyOf } from './archive/format/instance-key';
export { ExchangeHttpModule } from './exchange-http.module';
export { ExchangeJobsModule } from './exchange-jobs.module';
