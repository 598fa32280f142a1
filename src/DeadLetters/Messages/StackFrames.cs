namespace BriefingBus.DeadLetters.Messages;

/// <summary>Finds the frame of a stack trace that identifies the failure.</summary>
public static class StackFrames
{
    private const string Start = "at ";
    private const string Own = "BriefingBus.";

    /// <summary>The first frame of BriefingBus's own code, without the first word of its namespace; else the first frame. It omits
    /// arguments, file and line, which change from build to build. Null if the trace has no frame.</summary>
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
