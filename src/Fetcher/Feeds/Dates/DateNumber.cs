namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>What a sign or word beside a number says that it counts.</summary>
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
/// <param name="Before">The sign between it and what stands before, a space where there is none.</param>
/// <param name="Joined">True where no word stands between it and the number before.</param>
/// <param name="Unit">What it counts.</param>
internal readonly record struct DateNumber(long Value, int Digits, char Before, bool Joined, DateUnit Unit = DateUnit.None)
{
    /// <summary>True where it can be a day of a month.</summary>
    public bool CanBeDay => Digits <= 2 && Value is >= 1 and <= 31;
}
