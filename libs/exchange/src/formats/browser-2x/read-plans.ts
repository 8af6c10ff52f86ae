import { type CategoryPlan } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { type Fields } from '../../input/fields';
import { type FindPlace } from '../category-map';

/**
 * Action plans by category. Early exports had texts where there are lists now: a text becomes a list of one, with the ids
 * that the official tool gives; a schedule stays in words unless it is a day.
 */
export function readPlans(top: Fields, findPlace: FindPlace): CategoryPlan[] | undefined {
  return top.group('actionPlans', (fields) => fields.group('categories', (plans) => readAll(plans, findPlace)) ?? []);
}

function readAll(plans: Fields, findPlace: FindPlace): CategoryPlan[] {
  return plans.names.flatMap((key) => {
    const place = findPlace(key);
    if (!place || place.requirement !== undefined) {
      plans.keep(key, 'names no category of the release');
      return [];
    }
    const plan = plans.group(key, readPlan);
    return plan ? [{ module: place.module, category: place.category, ...plan }] : [];
  });
}

function readPlan(fields: Fields): Omit<CategoryPlan, 'module' | 'category'> {
  const schedule = isText(fields, 'schedule') ? fields.text('schedule') : undefined;
  const isDay = schedule !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(schedule);
  return defined({
    targetLevel: targetLevel(fields),
    objectives: readTexts(fields, 'objectives', 'obj-0'),
    responsibility: fields.text('responsibility'),
    person: fields.text('responsiblePocId'),
    targetOn: isDay ? fields.day('schedule') : fields.day('targetDate'),
    schedule: isDay || schedule === '' ? undefined : schedule,
    resources: fields.text('resources'),
    outputs: readTexts(fields, 'outputs', 'out-0'),
    tasks: readTasks(fields),
    comments: fields.text('comments'),
  });
}

function targetLevel(fields: Fields): CategoryPlan['targetLevel'] {
  const level = fields.number('targetLevel');
  const known = ([1, 2, 3, 4, 5] as const).find((one) => one === level);
  if (level !== undefined && known === undefined) fields.odd('targetLevel', 'must be a whole number from 1 to 5');
  return known;
}

function readTexts(fields: Fields, name: string, id: string): CategoryPlan['objectives'] {
  if (!isText(fields, name)) {
    return fields.list(name, (item) => ({ id: item.text('id') ?? '', text: item.text('text') ?? '' }));
  }
  const text = fields.text(name) ?? '';
  return text === '' ? [] : [{ id, text }];
}

function readTasks(fields: Fields): CategoryPlan['tasks'] {
  if (!isText(fields, 'tasks')) {
    return fields.list('tasks', (item) => ({
      id: item.text('itemId') ?? '',
      text: item.text('label') ?? '',
      done: item.flag('done') ?? false,
    }));
  }
  const text = fields.text('tasks') ?? '';
  return text === '' ? [] : [{ id: 'task-0', text, done: false }];
}

const isText = (fields: Fields, name: string): boolean => typeof fields.raw(name) === 'string';
