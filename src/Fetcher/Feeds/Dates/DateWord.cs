using System.Numerics;

namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>What a word may mean in a date; the same word may be a month in one language and a weekday in another ("mar").</summary>
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

    /// <summary>0 where it names the morning, 12 where it names the afternoon, else -1.</summary>
    public int HalfDay { get; set; } = -1;

    /// <summary>True where names of several words begin with it.</summary>
    public bool BeginsName { get; set; }

    /// <summary>Where it names several months, which one in which language.</summary>
    public List<(string Language, int Month)> MonthsByLanguage { get; } = [];

    /// <summary>True where it means anything by itself.</summary>
    public bool HasMeaning => Months != 0 || Days != 0 || OtherMonth != 0 || HalfDay >= 0;

    /// <summary>True where it names a month and nothing else.</summary>
    public bool IsOnlyMonth => Months != 0 && Days == 0;

    /// <summary>The month, where it names but one, else 0.</summary>
    public int Month => BitOperations.PopCount(Months) == 1 ? BitOperations.TrailingZeroCount(Months) + 1 : 0;
}
