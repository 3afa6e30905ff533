import { useSignal } from '@preact/signals';
import { ApiError } from './api/request-json.ts';
import { useApp } from './app-context.ts';

/** What one sees without a token, or with a wrong one. */
export function SignIn() {
  const { api, live } = useApp();
  const token = useSignal('');
  const refusal = useSignal<string | undefined>(undefined);

  async function signIn() {
    refusal.value = undefined;
    try {
      await api.signIn(token.value);
      live.start();
    } catch (error) {
      refusal.value = error instanceof ApiError ? error.message : String(error);
    }
  }

  return (
    <form
      class="card sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      <h1 tabIndex={-1}>This dashboard wants a token</h1>
      <p class="quiet">Whoever runs it has one for you. It is kept in a cookie that only this server can read.</p>
      <label class="field">
        <span class="field-title">Token</span>
        <input
          type="password"
          autocomplete="current-password"
          required
          value={token.value}
          aria-invalid={refusal.value !== undefined}
          aria-describedby="token-refusal"
          onInput={({ currentTarget }) => (token.value = currentTarget.value)}
        />
      </label>
      <p id="token-refusal" class="refusal" role="alert">
        {refusal.value}
      </p>
      <button type="submit" class="button button-main">
        Go on
      </button>
    </form>
  );
}
