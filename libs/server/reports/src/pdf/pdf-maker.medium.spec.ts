import { PdfMaker } from './pdf-maker.service';

const task = (template: string) => ({ template, inputs: {}, madeAt: 0 });

describe('the program that sets pages', () => {
  it('says that pages cannot be set, instead of being asked again and again', async () => {
    await expect(new PdfMaker().make(task('#panic("no")'))).rejects.toMatchObject({ code: 'report.unprintable' });
  });

  it('sets the next pages after it failed', async () => {
    const maker = new PdfMaker();
    const failed = maker.make(task('#panic("no")'));
    const made = maker.make(task('#set document(title: "A title")\nText'));
    await expect(failed).rejects.toMatchObject({ code: 'report.unprintable' });
    expect(await made).toMatchObject({ pages: 1, standard: 'pdf-ua-1' });
  });

  it('is asked again where it was stopped from outside', async () => {
    const maker = new PdfMaker();
    const made = maker.make(task('Text'));
    const stop = setInterval(() => maker.onApplicationShutdown(), 1);
    const error: unknown = await made.catch((reason: unknown) => reason);
    clearInterval(stop);
    expect(error).not.toHaveProperty('code');
    expect(String(error)).toContain('SIGKILL');
  });
});
