using BriefingBus.Text;

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
    private static readonly HashSet<string> MonthFirst = Tags(
        "ceb chr ee en-AS en-BI en-GU en-MH en-MP en-PH en-PR en-UM en-US en-VI es-PA es-PR fil tl lkt or");

    private static readonly HashSet<string> YearFirst = Tags(
        "af bo ckb dz en-SE en-ZA eo eu fa fr-CA hu ja kl ko ku lt mn ne ps rw sd se si sv ug yue zh");

    /// <summary>English and Canadian texts use both orders.</summary>
    private static readonly HashSet<string> Divided = Tags("en en-CA en-001 en-150");

    /// <summary>The order that a language uses; unknown if there is no language or its users differ.</summary>
    public static DateOrder Of(string? language)
    {
        if (string.IsNullOrWhiteSpace(language)) return DateOrder.Unknown;
        var tag = language.Trim().Replace('_', '-');
        if (Divided.Contains(tag)) return DateOrder.Unknown;
        var root = LanguageTag.Primary(tag);
        if (MonthFirst.Contains(tag) || MonthFirst.Contains(root)) return DateOrder.MonthDayYear;
        return YearFirst.Contains(tag) || YearFirst.Contains(root) ? DateOrder.YearMonthDay : DateOrder.DayMonthYear;
    }

    private static HashSet<string> Tags(string tags) => new(tags.Split(' '), StringComparer.OrdinalIgnoreCase);
}

/// <summary>What a whole document reveals about its ambiguous dates: the order of day and month, learnt from its unambiguous dates (a
/// publisher's program writes all of them alike), and its language if that comes after the dates.</summary>
internal sealed class DocumentDateOrder
{
    private bool sawDoubtful;
    private DateOrder seen;
    private bool isMixed;
    private string? lateLanguage;
    private bool isDecided;

    /// <summary>The order for ambiguous dates; unknown during the first reading.</summary>
    public DateOrder Order { get; private set; }

    /// <summary>The document's language if it comes after the dates; null during the first reading.</summary>
    public string? Language { get; private set; }

    /// <summary>Notes an ambiguous date.</summary>
    public void NoteDoubtful() => sawDoubtful = true;

    /// <summary>Notes the order of an unambiguous date.</summary>
    public void NoteCertain(DateOrder order)
    {
        isMixed |= seen != DateOrder.Unknown && seen != order;
        seen = order;
    }

    /// <summary>Notes the document's language, which comes after dates.</summary>
    public void NoteLateLanguage(string? language) => lateLanguage ??= language;

    /// <summary>True, once, if a second reading resolves ambiguous dates.</summary>
    public bool Decide()
    {
        if (!sawDoubtful || isDecided) return false;
        isDecided = true;
        Order = isMixed ? DateOrder.Unknown : seen;
        Language = lateLanguage;
        return Order != DateOrder.Unknown || Language is not null;
    }
}
