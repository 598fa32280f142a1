namespace BriefingBus.DeadLetters.Messages;

/// <summary>Finds the frame of a stack trace that names the failure.</summary>
public static class StackFrames
{
    private const string Start = "at ";
    private const string Own = "BriefingBus.";

    /// <summary>The first frame of our own code without its namespace's first word, else the first frame; without arguments, file and line,
    /// which change from build to build. Null if the trace has no frame.</summary>
    public static string? ThrownAt(string? trace)
    {
        string? first = null;
        foreach (var line in (trace ?? "").AsSpan().EnumerateLines())
        {
            var frame = line.Trim();
            if (!frame.StartsWith(Start))
                continue;
            frame = frame[Start.Length..];
            var arguments = frame.IndexOf('(');
            var method = arguments < 0 ? frame : frame[..arguments];
            if (method.StartsWith(Own))
                return method[Own.Length..].ToString();
            first ??= method.ToString();
        }
        return first;
    }
}
