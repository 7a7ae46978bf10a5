import fastify from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { readForm } from '../form.ts';
import { createDoors } from './doors.ts';
import { serveControl } from './routes.ts';

function openWorld() {
  const doors = createDoors();
  doors.add({ name: 'post-office', title: '邮局', faults: ['late', 'twice'] });
  const waits: number[] = [];
  const app = fastify();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, readForm);
  serveControl(app, { doors, wait: async (milliseconds) => waits.push(milliseconds) });
  app.get('/post-office/letters', () => ({ letters: [] }));
  app.get('/post-office-hours', () => ({ open: true }));
  return { app, doors, waits };
}

describe('the control of the outside world', () => {
  let world: ReturnType<typeof openWorld>;
  beforeEach(() => {
    world = openWorld();
  });
  const control = (door: string, fault: string) =>
    world.app.inject({ method: 'POST', url: `/control/${door}`, payload: { fault } });
  const letters = () => world.app.inject('/post-office/letters');

  it('lets a door behave until it is told otherwise', async () => {
    expect(world.doors.faultOf('post-office')).toBeNull();
    expect((await letters()).statusCode).toBe(200);
  });

  it('tells a door what it shall do wrong, and mends it', async () => {
    expect((await control('post-office', 'twice')).json()).toEqual({ door: 'post-office', fault: 'twice' });
    expect(world.doors.faultOf('post-office')).toBe('twice');
    expect((await letters()).statusCode).toBe(200);
    await control('post-office', '');
    expect(world.doors.faultOf('post-office')).toBeNull();
  });

  it('shuts a door that is down, and no other whose address begins alike', async () => {
    await control('post-office', 'answers-500');
    expect((await letters()).statusCode).toBe(500);
    expect((await world.app.inject('/post-office-hours')).statusCode).toBe(200);
  });

  it('keeps whoever asks a door that hangs waiting for half a minute', async () => {
    await control('post-office', 'hangs');
    expect((await letters()).statusCode).toBe(500);
    expect(world.waits).toEqual([30_000]);
  });

  it('refuses doors and faults that nobody knows', async () => {
    expect((await control('bakery', 'late')).statusCode).toBe(400);
    expect((await control('post-office', 'forged')).statusCode).toBe(400);
    expect((await control('post-office', 'sings')).statusCode).toBe(400);
    expect(() => world.doors.faultOf('bakery')).toThrow('no door bakery');
  });

  it('shows each door with what it does now', async () => {
    await control('post-office', 'late');
    const page = (await world.app.inject('/control')).body;
    expect(page).toContain('邮局');
    expect(page).toContain('现在：通知先扣住，由人工送出。');
  });

  it('brings a person back to the page', async () => {
    const answer = await world.app.inject({
      method: 'POST',
      url: '/control/post-office',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'fault=late',
    });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/control']);
  });
});
