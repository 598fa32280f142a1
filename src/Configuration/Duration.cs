namespace BriefingBus.Configuration;

/// <summary>Spans of time as people write them: <c>90s</c>, <c>30m</c>, <c>1h30m</c>, <c>7d</c>, <c>2w</c>.</summary>
public static partial class Duration
{
    private static readonly TimeSpan Max = TimeSpan.FromDays(3660);

    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("w", TimeSpan.FromDays(7)), ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1)),
    ];

    /// <summary>Parses a span of time; false if the text is not one, or exceeds ten years.</summary>
    public static bool TryRead(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text.Length is 0 or > 32 || !Form().IsMatch(text))
            return false;
        // A TimeSpan cannot hold as many weeks as an int.
        var seconds = 0L;
        foreach (Match part in Part().Matches(text))
        {
            if (!int.TryParse(part.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return false;
            seconds += (long)Units.First(u => u.Unit == part.Groups[2].Value).Length.TotalSeconds * count;
        }
        if (seconds > Max.TotalSeconds)
            return false;
        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>Writes a span of time in the form that <see cref="TryRead"/> parses.</summary>
    public static string Write(TimeSpan duration)
    {
        var text = new StringBuilder();
        foreach (var (unit, length) in Units.Where(u => u.Unit != "w"))
        {
            var count = duration.Ticks / length.Ticks;
            if (count == 0)
                continue;
            text.Append(count).Append(unit);
            duration -= length * count;
        }
        return text.Length == 0 ? "0s" : text.ToString();
    }

    [GeneratedRegex("^(?:[0-9]+[wdhms])+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex("([0-9]+)([wdhms])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Part();
}
