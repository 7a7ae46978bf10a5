import { Button } from 'antd';
import { useTexts } from '../language.tsx';

type Props = { hasMore: boolean; isLoading: boolean; onMore: () => void };

/** The next rows of a list, asked for by hand: nothing moves under the reader's eyes. */
export function More({ hasMore, isLoading, onMore }: Props) {
  const { file } = useTexts();
  return (
    <div className="more">
      {hasMore ? (
        <Button loading={isLoading} onClick={onMore}>
          {file.more}
        </Button>
      ) : (
        <p className="quiet">{file.noMore}</p>
      )}
    </div>
  );
}
