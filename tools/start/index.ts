// What tests, benches and other tools may use of the launcher.
export { DirectoryClaim, DirectoryInUse, holderOf, type Holder } from './claim';
export type { SignIn } from './demo';
export { runCommand, runNx, workspaceEnvironment, type CommandOptions, type CommandResult } from './commands';
export { runningPort } from './embedded-server';
export { LaunchError } from './errors';
export { choosePort, freePort, portIsFree } from './ports';
export { startPostgres, startTemporaryPostgres, type PostgresOptions, type PostgresServer } from './postgres';
export { endProcesses, endTree, isAlive, processTable, signalProcess, type ProcessEntry } from './processes';
export { startProduct, type Product, type ProductOptions } from './product';
export { build, ensureBuilt } from './programs';
export { Progress, seconds } from './progress';
export { explanation, reportAndExit } from './report';
export { defaultRestartPolicy, type RestartPolicy } from './restart-policy';
export { stopRequested } from './stop-requests';
export { Supervisor, type ServiceDefinition } from './supervisor';
export { pause, waitUntil, type Patience } from './waiting';
export { workspaceRoot } from './workspace';
