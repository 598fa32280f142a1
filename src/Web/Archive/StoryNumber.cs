namespace BriefingBus.Web.Archive;

/// <summary>The number of a story in a briefing. Numbers rise with the briefing's day in its edition's time zone, then with its instant:
/// the search index returns results in this order, and days are ranges of numbers, so neither needs a sort.</summary>
public static class StoryNumber
{
    // 22 bits for the day, 18 for the second (of a day that begins 24 h early: zones reach 14 h either way), 22 for the stories of a
    // second.
    private const int DayShift = 40;
    private const int SecondShift = 22;

    /// <summary>The first number of a day.</summary>
    public static long FirstOf(DateOnly day) => (long)day.DayNumber << DayShift;

    /// <summary>The first number of the day after.</summary>
    public static long EndOf(DateOnly day) => ((long)day.DayNumber + 1) << DayShift;

    /// <summary>The first number of a briefing that is alone in its second.</summary>
    /// <param name="day">Its day in its edition's time zone.</param>
    /// <param name="scheduledAt">Its instant.</param>
    public static long FirstOf(DateOnly day, DateTimeOffset scheduledAt)
    {
        var early = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds() - 86_400;
        return FirstOf(day) + ((scheduledAt.ToUnixTimeSeconds() - early) << SecondShift);
    }

    /// <summary>The first number of the second after the one that begins with <paramref name="first"/>.</summary>
    public static long EndOfSecond(long first) => first + (1L << SecondShift);
}
