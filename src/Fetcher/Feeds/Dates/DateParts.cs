using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>The unit that a sign or word gives a number.</summary>
internal enum DateUnit : byte
{
    None,
    Year,
    Month,
    Day,
    Weekday,
}

/// <summary>A number of a date.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Digits">How many digits it has.</param>
/// <param name="Before">The sign before it, or a space.</param>
/// <param name="Joined">True if no word separates it from the previous number.</param>
/// <param name="Unit">Its unit.</param>
internal readonly record struct DateNumber(long Value, int Digits, char Before, bool Joined, DateUnit Unit = DateUnit.None)
{
    /// <summary>True if it can be a day of a month.</summary>
    public bool CanBeDay => Digits <= 2 && Value is >= 1 and <= 31;
}

/// <summary>The parts of a date's words and numbers, collected from left to right.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DateParts()
{
    private const int MaxNumbers = 10;
    private const int MaxWords = 6;

    private Numbers numbers;
    private Words words;

    [InlineArray(MaxNumbers)]
    private struct Numbers
    {
        private DateNumber first;
    }

    [InlineArray(MaxWords)]
    private struct Words
    {
        private (DateWord Word, int NumbersBefore) first;
    }

    /// <summary>How many numbers there are besides time and zone.</summary>
    public int Count { get; private set; }

    /// <summary>How many names of months and weekdays there are.</summary>
    public int WordCount { get; private set; }

    /// <summary>Weekdays given in another form than a name, bit 0 for Sunday.</summary>
    public int Days { get; set; }

    /// <summary>True if a word has no meaning in dates.</summary>
    public bool HasUnknownWord { get; set; }

    /// <summary>True if such a word separates the first two numbers.</summary>
    public bool HasUnknownBetween { get; set; }

    /// <summary>True for a week of a year (ISO 8601-1:2019 §5.2.4).</summary>
    public bool IsWeek { get; set; }

    /// <summary>The offset of the era's years; 0 for the common era, null if none is named.</summary>
    public int? Era { get; set; }

    /// <summary>Time of day, or null.</summary>
    public TimeSpan? Time { get; set; }

    /// <summary>Offset from UTC, or null.</summary>
    public TimeSpan? Offset { get; set; }

    /// <summary>The zone whose rules give the offset, or null.</summary>
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>12 for the afternoon, 0 for the morning, -1 if neither was named.</summary>
    public int HalfDay { get; set; } = -1;

    /// <summary>A number of the date.</summary>
    public DateNumber this[int index]
    {
        readonly get => numbers[index];
        set => numbers[index] = value;
    }

    /// <summary>The last number.</summary>
    public readonly DateNumber Last => numbers[Count - 1];

    /// <summary>A name of a month or weekday.</summary>
    public readonly DateWord Word(int index) => words[index].Word;

    /// <summary>The number of numbers before the name.</summary>
    public readonly int NumbersBefore(int index) => words[index].NumbersBefore;

    /// <summary>Adds a number; ignores more than a date can have.</summary>
    public void Add(DateNumber number)
    {
        if (Count < MaxNumbers) numbers[Count++] = number;
    }

    /// <summary>Adds a name; ignores more than a date can have.</summary>
    public void Add(DateWord word)
    {
        if (WordCount < MaxWords) words[WordCount++] = (word, Count);
    }

    /// <summary>Removes the last number.</summary>
    public DateNumber TakeLast() => numbers[--Count];

    /// <summary>Removes a number.</summary>
    public void RemoveAt(int index)
    {
        for (var i = index; i + 1 < Count; i++) numbers[i] = numbers[i + 1];
        Count--;
    }
}
