import type { FastifyInstance, FastifyReply } from 'fastify';
import { readBeijingField } from '../beijing-time.ts';
import { fieldsOf } from '../form.ts';
import { sendPage } from '../page.ts';
import type { BusinessClock } from './business-clock.ts';
import { clockPage } from './clock-page.ts';

/** The page that moves the demo clock. The browser talks to this page only, the page to the platform. */
export function serveClock(app: FastifyInstance, clock: BusinessClock): void {
  app.get('/clock', (_request, reply) => show(reply, clock, 200));

  app.post('/clock', async (request, reply) => {
    const { at, beijing } = fieldsOf(request.body);
    const instant = at ? new Date(at) : readBeijingField(beijing ?? '');
    if (!instant || Number.isNaN(instant.getTime())) {
      return show(reply, clock, 400, '请填写完整的日期和时间。');
    }
    try {
      await clock.move(instant);
    } catch (error) {
      request.log.warn(error);
      return show(reply, clock, 502, '时间没有移动：平台没有接受。请确认平台正在运行，然后再试一次。');
    }
    return reply.redirect('/clock', 303);
  });
}

async function show(
  reply: FastifyReply,
  clock: BusinessClock,
  status: number,
  problem?: string,
): Promise<FastifyReply> {
  try {
    return sendPage(reply, status, clockPage(await clock.read(), problem));
  } catch (error) {
    reply.log.warn(error);
    return sendPage(
      reply,
      502,
      clockPage(null, problem ?? '平台没有应答。请确认平台正在运行，然后刷新本页。'),
    );
  }
}
