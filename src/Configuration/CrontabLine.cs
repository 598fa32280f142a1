using Quartz;

namespace BriefingBus.Configuration;

/// <summary>Converts the five fields of crontab(5) (minute, hour, day, month, weekday) to a Quartz expression.</summary>
internal static partial class CrontabLine
{
    // crontab(5) counts Sunday as 0 and 7, Quartz as 1: names avoid the difference.
    private static readonly string[] Weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    /// <summary>The equivalent Quartz expression. Null if the text is not a crontab line, or names both a day of the month and a weekday,
    /// which crontab combines with "or" and Quartz cannot.</summary>
    public static string? InQuartz(string text)
    {
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var minute, var hour, var day, var month, var weekday])
            return null;
        var days = (day, weekday) switch
        {
            (_, "*") => (day, "?"),
            ("*", _) => ("?", Number().Replace(weekday, number => Weekdays[int.Parse(number.Value, CultureInfo.InvariantCulture)])),
            _ => default,
        };
        var quartz = $"0 {minute} {hour} {days.Item1} {month} {days.Item2}";
        return days != default && CronExpression.TryParse(quartz, out _) ? quartz : null;
    }

    // A number after a slash is a step, not a weekday.
    [GeneratedRegex("(?<![/0-9A-Za-z])[0-7](?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
