import type { ThemeConfig } from 'antd'

/** The tokens of theme.css as antd takes them. Contrast AA: antd's own greys are too light on white. */
export const theme: ThemeConfig = {
  cssVar: { key: 'huiying' },
  hashed: false,
  token: {
    colorPrimary: '#0f5e63',
    colorInfo: '#0f5e63',
    colorLink: '#0f5e63',
    colorSuccess: '#2c6442',
    colorWarning: '#8a5a00',
    // Red is for lateness alone; a refusal is said in words and in this brown.
    colorError: '#7a4a06',
    colorText: '#1d2730',
    colorTextSecondary: '#55616d',
    colorTextTertiary: '#55616d',
    colorTextQuaternary: '#66727e',
    colorTextPlaceholder: '#66727e',
    colorTextDisabled: '#66727e',
    colorBorder: '#b6c0c9',
    colorBorderSecondary: '#dde3e8',
    colorBgLayout: '#f5f7f8',
    fontFamily: 'inherit',
    fontSize: 14,
    lineHeight: 1.7,
    borderRadius: 6,
    sizeUnit: 4,
    sizeStep: 4,
    controlHeight: 34,
    motion: false,
    boxShadow: '0 4px 16px rgba(16, 32, 40, 0.16)',
    boxShadowSecondary: '0 4px 16px rgba(16, 32, 40, 0.16)',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Segmented: { trackBg: '#e9edf0' },
  },
}
