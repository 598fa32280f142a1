namespace BriefingBus.Web.Archive;

/// <summary>The number of a story in a briefing, or of an item that it left out. Numbers ascend with the briefing's day in its edition's
/// time zone, then with its instant. The search index returns results in this order and days are ranges of numbers, so that neither needs a
/// sort.</summary>
public static class StoryNumber
{
    // 22 bits for the day; 18 for the second, of a day that begins 24 h early, since zones differ by up to 14 h; 22 within the second.
    // Stories get the upper half of these, so that they precede left-out items.
    private const int DayShift = 40;
    private const int SecondShift = 22;
    private const long StoriesBegin = 1L << (SecondShift - 1);

    /// <summary>The first number of a day.</summary>
    public static long FirstOf(DateOnly day) => (long)day.DayNumber << DayShift;

    /// <summary>The first number of the next day.</summary>
    public static long EndOf(DateOnly day) => ((long)day.DayNumber + 1) << DayShift;

    /// <summary>The numbers of the stories of a second.</summary>
    /// <param name="day">Its day in the edition's time zone.</param>
    /// <param name="scheduledAt">The instant of a briefing.</param>
    /// <returns>The first number, and the first after the last.</returns>
    public static (long First, long End) OfStories(DateOnly day, DateTimeOffset scheduledAt)
    {
        var first = FirstOf(day, scheduledAt);
        return (first + StoriesBegin, first + (1L << SecondShift));
    }

    /// <summary>The numbers of what the briefings of a second left out.</summary>
    /// <param name="day">Its day in the edition's time zone.</param>
    /// <param name="scheduledAt">The instant of a briefing.</param>
    /// <returns>The first number, and the first after the last.</returns>
    public static (long First, long End) OfLeftOutItems(DateOnly day, DateTimeOffset scheduledAt)
    {
        var first = FirstOf(day, scheduledAt);
        return (first, first + StoriesBegin);
    }

    private static long FirstOf(DateOnly day, DateTimeOffset scheduledAt)
    {
        var early = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds() - 86_400;
        return FirstOf(day) + ((scheduledAt.ToUnixTimeSeconds() - early) << SecondShift);
    }
}
