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

  it('sets short pages while it still sets long ones', async () => {
    const maker = new PdfMaker();
    const order: string[] = [];
    const long = maker
      .make(task('#set document(title: "Long")\n#for page in range(400) [#lorem(600) #pagebreak()]'))
      .then(() => order.push('long'));
    const short = maker.make(task('#set document(title: "Short")\nText')).then(() => order.push('short'));
    await Promise.all([long, short]);
    expect(order).toEqual(['short', 'long']);
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
