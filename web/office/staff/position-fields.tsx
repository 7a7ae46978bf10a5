import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance, Select } from 'antd';
import type { Position } from '#contract/client.ts';
import { postText } from '#vocabulary/staff.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';
import { type BoundEmployer, EmployersField } from './employers-field.tsx';
import { useStaffTexts } from './staff-texts.ts';

const question = {
  queryKey: keys.places,
  queryFn: () => send('listPlaces', {}),
  staleTime: Number.POSITIVE_INFINITY,
};

const byLabel = (typed: string, option?: { label: string }) => option?.label.includes(typed) ?? false;

export type PositionDraft = Pick<Position, 'post'> & {
  region?: string | null;
  point?: string | null;
  employers?: BoundEmployer[];
};

/** What the form says: no region and no point unless its post has them. */
export const positionOf = ({ post, region, point }: PositionDraft): Position => ({
  post,
  region: region ?? null,
  point: point ?? null,
});

/** Post, and as much of region, point and employers as the post needs; only what this administrator may give. */
export function PositionFields({ form, without }: { form: FormInstance; without?: Position['post'] }) {
  const t = useStaffTexts();
  const { language } = useLanguage();
  const places = useQuery(question);
  const post = Form.useWatch<Position['post'] | undefined>('post', form);
  const region = Form.useWatch<string | null | undefined>('region', form);
  if (places.isError) return <RefusalSentence error={places.error} onRetry={() => void places.refetch()} />;
  const { posts = [], regions = [] } = places.data ?? {};
  const reach = posts.find((one) => one.post === post)?.reach;
  const points = regions.find(({ code }) => code === region)?.points ?? [];
  return (
    <>
      <Form.Item name="post" label={t.post} rules={[{ required: true, message: t.choosePost }]}>
        <Select
          loading={places.isPending}
          onChange={() => form.setFieldsValue({ region: undefined, point: undefined, employers: undefined })}
          options={posts
            .filter((one) => one.post !== without)
            .map((one) => ({ value: one.post, label: postText(one.post, language) }))}
        />
      </Form.Item>
      {reach !== undefined && reach !== 'nation' && (
        <Form.Item
          name="region"
          label={t.region}
          rules={reach === 'region-or-nation' ? [] : [{ required: true, message: t.chooseRegion }]}
        >
          <Select
            showSearch={{ filterOption: byLabel }}
            allowClear={reach === 'region-or-nation'}
            placeholder={reach === 'region-or-nation' ? t.wholeCountry : ''}
            onChange={() => form.setFieldsValue({ point: undefined, employers: undefined })}
            options={regions.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      )}
      {post === 'employer-clerk' && region && <EmployersField region={region} />}
      {reach === 'point' && (
        <Form.Item name="point" label={t.point} rules={[{ required: true, message: t.choosePoint }]}>
          <Select
            showSearch={{ filterOption: byLabel }}
            options={points.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      )}
    </>
  );
}
