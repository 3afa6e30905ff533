import type { FlareRequestInput, GroupRequestInput } from '@flarewire/schemas';
import { useSignal } from '@preact/signals';
import { countOf } from '../format.ts';
import type { TargetState } from '../overview/fleet.ts';
import { Choices } from '../parts/choices.tsx';
import type { Field } from './field-of.ts';
import { FormField } from './form-field.tsx';
import { meantBy, selectorsIn } from './selectors.ts';

export interface AskFormProps {
  targets: readonly TargetState[];
  destinations: readonly string[];
  email: string;
  target: string | undefined;
  /** Names, globs and labels, where several are to be asked for. */
  several: string | undefined;
  /** Whether every flare has to be approved, whatever is asked for. */
  approval: boolean;
  refused: { field: Field | undefined; message: string } | undefined;
  busy: boolean;
  ask: (request: FlareRequestInput | GroupRequestInput) => void;
}

/** The fields of a request, and the request that they make. */
export function AskForm({ targets, destinations, approval, refused, busy, ask, ...first }: AskFormProps) {
  const asked = useSignal(first.target ?? '');
  const [only, another] = targets;
  const target = asked.value || (another ? '' : (only?.name ?? ''));
  const isGroup = useSignal(first.several !== undefined);
  const several = useSignal(first.several ?? '');
  const caseId = useSignal('');
  const email = useSignal(first.email);
  const profiled = useSignal(true);
  const seconds = useSignal('30');
  const chosen = useSignal<readonly string[]>([]);
  const waits = useSignal(true);
  const refusalOf = (field: Field) => (refused?.field === field ? refused.message : undefined);

  function submit(event: Event) {
    event.preventDefault();
    ask({
      ...(isGroup.value ? { targets: selectorsIn(several.value) } : target ? { target } : {}),
      ...(caseId.value ? { caseId: caseId.value } : {}),
      ...(email.value ? { email: email.value } : {}),
      profile: profiled.value ? { seconds: Number(seconds.value) } : false,
      send: !waits.value,
      ...(chosen.value.length > 0 ? { destinations: [...chosen.value] } : {}),
    });
  }

  return (
    <form class="card ask-form" noValidate onSubmit={submit}>
      {isGroup.value ? (
        <FormField
          name="targets"
          title="Targets"
          hint={meantInWords(several.value, targets)}
          refusal={refusalOf('targets')}
        >
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              autocomplete="off"
              spellcheck={false}
              placeholder="web-* db-1 tier=edge"
              value={several.value}
              onInput={({ currentTarget }) => (several.value = currentTarget.value)}
            />
          )}
        </FormField>
      ) : (
        <FormField name="target" title="Target" refusal={refusalOf('target')}>
          {(attributes) => (
            <select
              {...attributes}
              value={target}
              onChange={({ currentTarget }) => (asked.value = currentTarget.value)}
            >
              <TargetOptions targets={targets} chosen={target} />
            </select>
          )}
        </FormField>
      )}
      <label class="choice">
        <input
          type="checkbox"
          checked={isGroup.value}
          onChange={({ currentTarget }) => (isGroup.value = currentTarget.checked)}
        />
        Several targets at once
      </label>
      <FormField name="caseId" title="Support case" hint="None starts a new one" refusal={refusalOf('caseId')}>
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            autocomplete="off"
            value={caseId.value}
            onInput={({ currentTarget }) => (caseId.value = currentTarget.value)}
          />
        )}
      </FormField>
      <FormField name="email" title="E-mail" hint="Where support answers" refusal={refusalOf('email')}>
        {(attributes) => (
          <input
            {...attributes}
            type="email"
            autocomplete="email"
            value={email.value}
            onInput={({ currentTarget }) => (email.value = currentTarget.value)}
          />
        )}
      </FormField>
      <FormField
        name="profile"
        title="CPU profile, in seconds"
        hint="1 to 600; heap, mutex and block profiles come with it"
        refusal={refusalOf('profile')}
      >
        {(attributes) => (
          <span class="with-choice">
            <input
              {...attributes}
              type="number"
              min={1}
              max={600}
              disabled={!profiled.value}
              value={seconds.value}
              onInput={({ currentTarget }) => (seconds.value = currentTarget.value)}
            />
            <label class="choice">
              <input
                type="checkbox"
                checked={!profiled.value}
                onChange={({ currentTarget }) => (profiled.value = !currentTarget.checked)}
              />
              No profiles
            </label>
          </span>
        )}
      </FormField>
      <fieldset class="choices" aria-invalid={refusalOf('destinations') !== undefined} tabIndex={-1}>
        <legend class="field-title">Destinations</legend>
        <Choices names={destinations} chosen={chosen.value} choose={(next) => (chosen.value = next)} />
        <p class="field-hint">
          {destinations.length > 0 ? 'With none ticked, it' : 'It'} goes to the first one in the uploader’s
          flarewire.yaml
        </p>
        <p class="refusal">{refusalOf('destinations')}</p>
      </fieldset>
      <BeforeItIsSent required={approval} waits={waits.value} choose={(next) => (waits.value = next)} />
      {refused && refused.field === undefined ? (
        <p class="refusal" role="alert" tabIndex={-1}>
          {refused.message}
        </p>
      ) : null}
      <div class="ask-actions">
        <button type="submit" class="button button-main" disabled={busy}>
          {busy ? 'Asking…' : 'Ask for it'}
        </button>
        <a class="button" href="/">
          Not now
        </a>
      </div>
    </form>
  );
}

interface BeforeItIsSentProps {
  required: boolean;
  waits: boolean;
  choose: (waits: boolean) => void;
}

/** Whether somebody looks at it first. That is the choice until another one is made, as on the command line. */
function BeforeItIsSent({ required, waits, choose }: BeforeItIsSentProps) {
  return (
    <fieldset class="choices" aria-describedby="before-hint">
      <legend class="field-title">Before it is sent</legend>
      <label class="choice">
        <input type="radio" name="before" checked={waits} onChange={() => choose(true)} />
        Wait until somebody has looked at it and approves
      </label>
      <label class="choice">
        <input type="radio" name="before" checked={!waits} disabled={required} onChange={() => choose(false)} />
        Send it as soon as it is made
      </label>
      <p class="field-hint" id="before-hint">
        {required
          ? 'The operator wants an approval for every flare'
          : 'Its page shows what would leave, and where to; what nobody approves is never sent'}
      </p>
    </fieldset>
  );
}

const mostNamed = 5;

/** Which targets a line means, as far as one can tell here. */
function meantInWords(text: string, targets: readonly TargetState[]): string {
  if (!text.trim()) return 'Names, globs such as web-*, and labels such as tier=edge,zone=a, with blanks between';
  const meant = meantBy(text, targets);
  if (meant.length === 0) return 'No target that is known fits';
  const there = meant.filter(({ online }) => online);
  const names = there.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const rest = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  const offline = meant.length - there.length;
  const listed = names.length > 0 ? `: ${names.slice(0, mostNamed).join(', ')}${rest}` : '';
  return `${countOf(there.length, 'target')}${listed}${offline > 0 ? `; ${offline} offline, left out` : ''}`;
}

function TargetOptions({ targets, chosen }: { targets: readonly TargetState[]; chosen: string }) {
  const isKnown = targets.some(({ name }) => name === chosen);
  const all = chosen && !isKnown ? [{ name: chosen, online: true }, ...targets] : targets;
  return (
    <>
      <option value="">{targets.length > 0 ? 'Choose one' : 'None is known yet'}</option>
      {all
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map(({ name, online }) => (
          <option key={name} value={name}>
            {online ? name : `${name} (offline)`}
          </option>
        ))}
    </>
  );
}
