export interface ChoicesProps {
  names: readonly string[];
  chosen: readonly string[];
  choose: (names: readonly string[]) => void;
}

/** Names to tick, any number of them. */
export function Choices({ names, chosen, choose }: ChoicesProps) {
  return (
    <>
      {names.map((name) => (
        <label key={name} class="choice">
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={({ currentTarget }) =>
              choose(currentTarget.checked ? [...chosen, name] : chosen.filter((other) => other !== name))
            }
          />
          {name}
        </label>
      ))}
    </>
  );
}
