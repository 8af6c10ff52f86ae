import { plansApi } from '@certitude/contracts';
import { FakeServer, ada, openScreen, planView } from '@certitude/web/testing';
import { TaskForm } from './task-form';

const given = () => {
  const server = new FakeServer().answer(plansApi.addTask, planView());
  return openScreen(TaskForm, { server, inputs: { plan: planView() } });
};

describe('the line that adds a task', () => {
  it('sends title, assignee and day, and is empty again', async () => {
    const { screen, server } = await given();
    await screen.type('New task', 'Book the room');
    await screen.choose('Assignee', 'Ada');
    await screen.type('Task due', '2030-06-01');
    await screen.send('Add task');
    expect(server.bodies(plansApi.addTask)).toEqual([
      { id: expect.any(String), title: 'Book the room', assignee: ada, dueOn: '2030-06-01' },
    ]);
    expect(screen.field('New task').value).toBe('');
  });

  it('sends nothing without a title', async () => {
    const { screen, server } = await given();
    await screen.send('Add task');
    expect(server.bodies(plansApi.addTask)).toEqual([]);
    expect(screen.text()).toContain('must not be empty');
  });

  it('keeps the words when they are refused, and sends the same task again', async () => {
    const { screen, server } = await given();
    server.refuse(plansApi.addTask, 'The plan is closed.');
    await screen.type('New task', 'Book the room');
    await screen.send('Add task');
    expect(screen.text()).toContain('The plan is closed.');
    expect(screen.field('New task').value).toBe('Book the room');
    server.answer(plansApi.addTask, planView());
    await screen.send('Add task');
    const [first, second] = server.bodies(plansApi.addTask) as { id: string }[];
    expect(second?.id).toBe(first?.id);
  });
});
