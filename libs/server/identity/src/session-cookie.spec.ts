import { sessionCookie, tokenIn } from './session-cookie';

describe('the session cookie', () => {
  it('is out of reach of scripts and of other sites', () => {
    expect(sessionCookie({ publicUrl: null }, 'secret', 60)).toBe(
      'certitude_session=secret; Max-Age=60; Path=/; HttpOnly; SameSite=Lax',
    );
  });

  it('never travels unencrypted once the product is served over https', () => {
    expect(sessionCookie({ publicUrl: 'https://certitude.example.test' }, 'secret', 60)).toContain('; Secure');
    expect(sessionCookie({ publicUrl: 'http://certitude.example.test' }, 'secret', 60)).not.toContain('Secure');
  });

  it('is found among other cookies', () => {
    expect(tokenIn('theme=dark; certitude_session=secret; x=y')).toBe('secret');
    expect(tokenIn('theme=dark')).toBeUndefined();
    expect(tokenIn(undefined)).toBeUndefined();
  });
});
