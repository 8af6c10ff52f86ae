export { NOTE_FRAGMENT } from '@certitude/contracts';
