import { Button } from 'antd';
import { useTexts } from '../language.tsx';

/** A list that is fetched page by page. */
type Props = {
  of: {
    readonly data: { readonly pages: readonly unknown[] } | undefined;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
};

/** The next rows of a list, asked for by hand: nothing moves under the reader's eyes. Who has asked is told the end. */
export function More({ of: { data, hasNextPage, isFetchingNextPage, fetchNextPage } }: Props) {
  const { file } = useTexts();
  const hasAsked = (data?.pages.length ?? 0) > 1;
  if (!hasNextPage && !hasAsked) return null;
  return (
    <div className="more">
      {hasNextPage ? (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {file.more}
        </Button>
      ) : (
        <p className="quiet">{file.noMore}</p>
      )}
    </div>
  );
}
