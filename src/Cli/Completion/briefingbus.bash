# briefingbus completion bash > ~/.local/share/bash-completion/completions/briefingbus
_briefingbus() {
    local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} suggestion
    COMPREPLY=()
    while IFS= read -r suggestion; do
        [[ $suggestion == "$word"* ]] && COMPREPLY+=("$(printf %q "$suggestion")")
    done < <("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
}
complete -o default -F _briefingbus briefingbus
