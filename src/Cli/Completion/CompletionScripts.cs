namespace BriefingBus.Cli.Completion;

/// <summary>Scripts that ask the program itself what can follow: the <c>[suggest]</c> directive of System.CommandLine.</summary>
internal static class CompletionScripts
{
    /// <summary>The script of each shell.</summary>
    public static readonly IReadOnlyList<(string Shell, string Script)> All = [("bash", Bash), ("zsh", Zsh), ("fish", Fish)];

    private const string Bash = """
        # briefingbus completion bash > ~/.local/share/bash-completion/completions/briefingbus
        _briefingbus() {
            local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} suggestion
            COMPREPLY=()
            while IFS= read -r suggestion; do
                [[ $suggestion == "$word"* ]] && COMPREPLY+=("$(printf %q "$suggestion")")
            done < <("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o default -F _briefingbus briefingbus

        """;

    private const string Zsh = """
        #compdef briefingbus
        # briefingbus completion zsh > ~/.zfunc/_briefingbus, with ~/.zfunc in fpath
        _briefingbus() {
            local line="${words[1,CURRENT]}"
            local -a suggestions
            suggestions=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -- "${suggestions[@]}" || _files
        }
        if [ "$funcstack[1]" = "_briefingbus" ]; then _briefingbus "$@"; else compdef _briefingbus briefingbus; fi

        """;

    private const string Fish = """
        # briefingbus completion fish > ~/.config/fish/completions/briefingbus.fish
        function __briefingbus_complete
            set -l line (commandline --cut-at-cursor)
            briefingbus "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete --command briefingbus --arguments '(__briefingbus_complete)'

        """;
}
