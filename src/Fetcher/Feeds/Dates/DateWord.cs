using System.Numerics;

namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>The meanings of a word in a date; the same word may be a month in one language and a weekday in another ("mar").</summary>
internal sealed record DateWord
{
    /// <summary>The months of the Gregorian calendar that it names, bit 0 for January.</summary>
    public ushort Months { get; set; }

    /// <summary>The month of <see cref="Calendar"/> that it names, or 0.</summary>
    public int OtherMonth { get; set; }

    /// <summary>The calendar that <see cref="OtherMonth"/> is of.</summary>
    public DateCalendar Calendar { get; set; }

    /// <summary>The weekdays that it names, bit 0 for Sunday.</summary>
    public byte Days { get; set; }

    /// <summary>0 for the morning, 12 for the afternoon, else -1.</summary>
    public int HalfDay { get; set; } = -1;

    /// <summary>True if names of several words begin with it.</summary>
    public bool BeginsName { get; set; }

    /// <summary>Which month it names in which language, if it names several.</summary>
    public List<(string Language, int Month)> MonthsByLanguage { get; } = [];

    /// <summary>True if it means anything by itself.</summary>
    public bool HasMeaning => Months != 0 || Days != 0 || OtherMonth != 0 || HalfDay >= 0;

    /// <summary>True if it only names a month.</summary>
    public bool IsOnlyMonth => Months != 0 && Days == 0;

    /// <summary>The month if it names exactly one, else 0.</summary>
    public int Month => BitOperations.PopCount(Months) == 1 ? BitOperations.TrailingZeroCount(Months) + 1 : 0;
}
