import { buildCommand } from '@stricli/core';
import { UsageError, type CommandContext } from '../command.ts';
import { json } from '../arguments/options.ts';
import { placeholders } from '../arguments/placeholders.ts';

/** Each shell asks `flare __complete` for what may follow, and falls back to files. */
const scripts = {
  bash: `_flare() {
  local IFS=$'\\n'
  COMPREPLY=($(flare __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -o default -F _flare flare
`,
  zsh: `#compdef flare
_flare() {
  local -a found
  local word about
  while IFS=$'\\t' read -r word about; do
    found+=("\${word//:/\\\\:}:$about")
  done < <(flare __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( $#found )); then _describe flare found; else _files; fi
}
compdef _flare flare
`,
  fish: `function __flare_complete
  set -l found (flare __complete (commandline -opc)[2..] (commandline -ct) 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c flare -f -a '(__flare_complete)'
`,
} as const;

const shells = Object.keys(scripts) as (keyof typeof scripts)[];

export const completion = buildCommand({
  docs: {
    brief: 'print a script that makes a shell complete flare',
    customUsage: [
      { input: 'bash > /etc/bash_completion.d/flare', brief: 'bash' },
      { input: 'zsh > "${fpath[1]}/_flare"', brief: 'zsh' },
      { input: 'fish > ~/.config/fish/completions/flare.fish', brief: 'fish' },
    ],
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: shells.join(', '), parse: String, placeholder: placeholders.shell, proposeCompletions: () => shells },
      ],
    },
    flags: { json },
  },
  func(this: CommandContext, flags: { json: boolean }, name: string) {
    const shell = shells.find((each) => each === name);
    if (!shell) throw new UsageError(`there are scripts for ${shells.join(', ')}, not for "${name}"`);
    if (flags.json) this.json({ shell, script: scripts[shell] });
    else this.stdout.write(scripts[shell]);
  },
});
