# briefingbus completion fish > ~/.config/fish/completions/briefingbus.fish
function __briefingbus_complete
    set -l line (commandline --cut-at-cursor)
    briefingbus "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete --command briefingbus --arguments '(__briefingbus_complete)'
