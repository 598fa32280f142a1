namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>What the words and numbers of a date say, gathered from left to right.</summary>
internal ref struct DateParts
{
    private const int Most = 6;

    private InlineNumbers numbers;

    [System.Runtime.CompilerServices.InlineArray(Most)]
    private struct InlineNumbers
    {
        private (long Value, int Digits, char Before) first;
    }

    /// <summary>How many numbers stand outside time and zone.</summary>
    public int Count { get; private set; }

    /// <summary>The month that a word named, or 0.</summary>
    public int Month { get; set; }

    /// <summary>Time of day, or null.</summary>
    public TimeSpan? Time { get; set; }

    /// <summary>Offset from UTC, or null.</summary>
    public TimeSpan? Offset { get; set; }

    /// <summary>12 where the afternoon was named, 0 where the morning was, else -1.</summary>
    public int HalfDay { get; set; } = -1;

    public DateParts()
    {
    }

    /// <summary>A number with its count of digits and the character before it.</summary>
    public readonly (long Value, int Digits, char Before) this[int index] => numbers[index];

    /// <summary>Adds a number that belongs to the date; false once there are too many for a date.</summary>
    public bool Add(long value, int digits, char before)
    {
        if (Count == Most) return false;
        numbers[Count++] = (value, digits, before);
        return true;
    }
}
