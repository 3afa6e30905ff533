import type { ComponentChildren } from 'preact';
import type { Field } from './field-of.ts';

export interface FormFieldProps {
  name: Field;
  title: string;
  hint?: string;
  refusal: string | undefined;
  children: (attributes: { id: string; 'aria-invalid': boolean; 'aria-describedby': string }) => ComponentChildren;
}

/** A field with its title, a hint, and what is wrong with what it holds. */
export function FormField({ name, title, hint, refusal, children }: FormFieldProps) {
  const describedBy = [...(hint ? [`${name}-hint`] : []), ...(refusal ? [`${name}-refusal`] : [])].join(' ');
  return (
    <div class="field">
      <label class="field-title" htmlFor={name}>
        {title}
      </label>
      {children({ id: name, 'aria-invalid': refusal !== undefined, 'aria-describedby': describedBy })}
      {hint ? (
        <p class="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {refusal ? (
        <p class="refusal" id={`${name}-refusal`}>
          {refusal}
        </p>
      ) : null}
    </div>
  );
}
