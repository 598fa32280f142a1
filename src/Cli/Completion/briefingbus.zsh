#compdef briefingbus
# briefingbus completion zsh > ~/.zfunc/_briefingbus, with ~/.zfunc in fpath
_briefingbus() {
    local line="${words[1,CURRENT]}"
    local -a suggestions
    suggestions=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
    compadd -- "${suggestions[@]}" || _files
}
if [ "$funcstack[1]" = "_briefingbus" ]; then _briefingbus "$@"; else compdef _briefingbus briefingbus; fi
