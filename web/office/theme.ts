import type { ThemeConfig } from 'antd';

/** Ink on white, one blue; secondary text dark enough for 4.5:1, which antd's own tokens are not. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b57d0',
    // antd's own hover blues are too light for text.
    colorPrimaryHover: '#0a4cb5',
    colorLink: '#0b57d0',
    colorLinkHover: '#0a4cb5',
    colorError: '#b42318',
    colorSuccess: '#1a7f37',
    colorWarning: '#8a5300',
    colorText: '#1f2328',
    colorTextDescription: 'rgba(0,0,0,.65)',
    colorTextTertiary: 'rgba(0,0,0,.65)',
    colorTextPlaceholder: 'rgba(0,0,0,.6)',
    colorTextQuaternary: 'rgba(0,0,0,.6)',
    colorTextDisabled: 'rgba(0,0,0,.56)',
    borderRadius: 6,
    fontFamily: '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", sans-serif',
    motion: false,
  },
  components: {
    Table: { headerBg: '#f6f8fa', headerSplitColor: 'transparent', cellPaddingBlockSM: 7 },
  },
};
