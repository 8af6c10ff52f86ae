/** How every mail looks. Programs for mail know little of CSS: one column, few rules, colours by scheme. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 24px 12px; background: #f3f5f8; color: #16202e;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; overflow-wrap: anywhere; }
.letter { max-width: 560px; margin: 0 auto; padding: 24px; background: #ffffff; border: 1px solid #d7dde5; border-radius: 8px; }
h1 { margin: 0 0 16px; font-size: 20px; line-height: 1.3; }
p { margin: 0 0 16px; }
.action { display: inline-block; padding: 12px 20px; border-radius: 6px; background: #1d4ed8; color: #ffffff;
  font-weight: 600; text-decoration: none; }
footer { margin-top: 24px; padding-top: 16px; border-top: 1px solid #d7dde5; color: #526075; font-size: 14px; }
footer p { margin: 0 0 4px; }
footer a { color: #526075; }
@media (prefers-color-scheme: dark) {
  body { background: #0e1420; color: #e6ebf2; }
  .letter { background: #172033; border-color: #2c3850; }
  .action { background: #8ab4ff; color: #0b1220; }
  footer { border-color: #2c3850; color: #a7b3c5; }
  footer a { color: #a7b3c5; }
}
`;
