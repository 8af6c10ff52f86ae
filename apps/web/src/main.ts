import { bootstrapApplication } from '@angular/platform-browser';
import { speakPlainly } from '@certitude/contracts';
import { App } from './app/app';
import { appConfig } from './app/app.config';

speakPlainly();
bootstrapApplication(App, appConfig).catch((error: unknown) => console.error(error));
