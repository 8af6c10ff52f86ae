// npm run checks: installs what only tests, lint, benches and attacks need. Does nothing when it is there.
import { Progress } from '../start/progress';
import { reportAndExit } from '../start/report';
import { stopRequested } from '../start/stop-requests';
import { workspaceRoot } from '../start/workspace';
import { installChecks } from './install';

await installChecks(workspaceRoot(), new Progress(), stopRequested()).catch(reportAndExit);
// A signal that is listened to would keep the program.
process.exit();
