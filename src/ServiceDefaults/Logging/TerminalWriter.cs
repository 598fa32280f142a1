namespace BriefingBus.ServiceDefaults.Logging;

/// <summary>Escapes the hidden characters (<see cref="HiddenCharacters"/>) of everything that a process writes to terminals and
/// logs.</summary>
/// <param name="output">The target of the text.</param>
public sealed class TerminalWriter(TextWriter output) : TextWriter
{
    private char? begun;

    public override Encoding Encoding => output.Encoding;

    /// <summary>Wraps standard output and standard error.</summary>
    public static void Install()
    {
        Console.SetOut(new TerminalWriter(Console.Out));
        Console.SetError(new TerminalWriter(Console.Error));
    }

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (begun is null && !buffer.ContainsAnyExceptInRange(' ', '~'))
        {
            output.Write(buffer);
            return;
        }
        var text = string.Concat(begun is { } half ? [half] : default(ReadOnlySpan<char>), buffer);
        // The low surrogate of a pair, or the line feed after a carriage return, may come with the next call.
        begun = text.Length > 0 && (char.IsHighSurrogate(text[^1]) || text[^1] == '\r') ? text[^1] : null;
        if (begun is not null)
            text = text[..^1];
        output.Write(HiddenCharacters.ByNumber(text.Replace("\r\n", "\n", StringComparison.Ordinal)));
    }

    public override void WriteLine() => Write('\n');

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Flush()
    {
        if (begun is { } last)
        {
            begun = null;
            output.Write(HiddenCharacters.ByNumber(last.ToString()));
        }
        output.Flush();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Flush();
        base.Dispose(disposing);
    }
}
