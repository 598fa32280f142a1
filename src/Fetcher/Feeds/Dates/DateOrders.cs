namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>The order of day, month and year in a date of numbers.</summary>
internal enum DateOrder
{
    Unknown,
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

/// <summary>Which order a language's short dates have (Unicode CLDR 42, "dateFormats", short).</summary>
internal static class DateOrders
{
    private static readonly HashSet<string> MonthFirst = new(
        ["ceb", "chr", "ee", "en-AS", "en-BI", "en-GU", "en-MH", "en-MP", "en-PH", "en-PR", "en-UM", "en-US", "en-VI", "es-PA", "es-PR", "fil", "tl", "lkt", "or"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> YearFirst = new(
        ["af", "bo", "ckb", "dz", "en-SE", "en-ZA", "eo", "eu", "fa", "fr-CA", "hu", "ja", "kl", "ko", "ku", "lt", "mn", "ne", "ps", "rw", "sd", "se", "si", "sv", "ug", "yue", "zh"], StringComparer.OrdinalIgnoreCase);

    /// <summary>English and Canadian texts follow both customs.</summary>
    private static readonly HashSet<string> Divided = new(["en", "en-CA", "en-001", "en-150"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The order that a language is written in; unknown where there is no language, or its users differ.</summary>
    public static DateOrder Of(string? language)
    {
        if (string.IsNullOrWhiteSpace(language)) return DateOrder.Unknown;
        var tag = language.Trim().Replace('_', '-');
        if (Divided.Contains(tag)) return DateOrder.Unknown;
        var root = tag.Split('-')[0];
        if (MonthFirst.Contains(tag) || MonthFirst.Contains(root)) return DateOrder.MonthDayYear;
        return YearFirst.Contains(tag) || YearFirst.Contains(root) ? DateOrder.YearMonthDay : DateOrder.DayMonthYear;
    }
}
