using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace BriefingBus.ServiceDefaults.Bus.Checks;

/// <summary>The rules for the members of messages, by name; <see cref="AnyText"/> and the size of the whole message limit a member without
/// a rule. The limits are above the values that the services send: <c>MessageParts</c> of Fetcher cuts titles at 4 K and addresses at 8
/// K.</summary>
internal static partial class MessageRules
{
    /// <summary>The maximum size of all texts of a message together, unpacked, in characters and bytes of UTF-8: a tenth of the smallest
    /// container's memory.</summary>
    public const int AllTexts = 32 * 1024 * 1024;

    /// <summary>The maximum number of members of a list.</summary>
    public const int ListMembers = 100_000;

    private static readonly TextRule Line = new(64 * 1024);
    private static readonly TextRule Address = new(64 * 1024);
    private static readonly TextRule Word = new(200);

    /// <summary>The rule for every other text.</summary>
    public static readonly TextRule AnyText = new(AllTexts);

    /// <summary>The rules of texts.</summary>
    public static readonly FrozenDictionary<string, TextRule> Texts = new Dictionary<string, TextRule>
    {
        // It names folders and files, and is part of addresses.
        ["Edition"] = new(100)
        {
            IsRight = EditionName().IsMatch,
            Expected = "lower-case letters, digits and hyphens, as an edition's name has",
        },
        ["TimeZone"] = new(100)
        {
            IsRight = zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _),
            Expected = "a time zone such as America/Toronto",
        },
        // It names a queue that messages are sent to (AMQP 0-9-1, 1.1: a short string has at most 255 bytes).
        ["ToQueue"] = new(255) { IsRight = QueueName().IsMatch, Expected = "the name of a queue" },
        ["Title"] = Line,
        ["FeedTitle"] = Line,
        ["ImageText"] = Line,
        ["Publication"] = Line,
        ["FeedName"] = Line,
        ["Name"] = Line,
        ["Reason"] = Line,
        ["FeedUrl"] = Address,
        ["AnsweredBy"] = Address,
        ["SiteUrl"] = Address,
        ["PageUrl"] = Address,
        ["Link"] = Address,
        ["Image"] = Address,
        ["EntryId"] = Address,
        ["Kind"] = Word,
        ["Format"] = Word,
        ["ContentHash"] = Word,
        ["Fingerprint"] = Word,
        ["ReplayId"] = Word,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The maximum number of members of particular lists; <see cref="ListMembers"/> limits the others.</summary>
    public static readonly FrozenDictionary<string, int> Lists = new Dictionary<string, int>
    {
        ["Listed"] = 200,
        ["Neighbours"] = 4,
        ["Authors"] = 1000,
        ["Categories"] = 1000,
        ["Enclosures"] = 1000,
        ["Extensions"] = 1000,
        // In bytes; many times the size of a small picture.
        ["Picture"] = 1024 * 1024,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Instants that a publisher states or that mean "from the beginning". They may be old, but must be within the range of dates
    /// that the services compute with.</summary>
    public static readonly FrozenSet<string> StatedInstants =
        FrozenSet.ToFrozenSet(["Published", "Updated", "NewestEntry", "NewestItem", "Since"], StringComparer.Ordinal);

    /// <summary>Instants that identify a briefing and are therefore required; the others are optional.</summary>
    public static readonly FrozenSet<string> NamingInstants = FrozenSet.ToFrozenSet(["ScheduledAt"], StringComparer.Ordinal);

    /// <summary>The earliest instant that the clock of a service can have shown.</summary>
    public static readonly DateTimeOffset FirstInstant = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The exclusive upper limit of all instants.</summary>
    public static readonly DateTimeOffset EndOfInstants = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // \z, since $ also matches before a line feed at the end.
    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EditionName();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.:-]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex QueueName();
}

/// <summary>A rule for a text.</summary>
/// <param name="Max">The maximum number of characters.</param>
internal sealed record TextRule(int Max)
{
    /// <summary>Returns whether the text is valid.</summary>
    public Func<string, bool> IsRight { get; init; } = _ => true;

    /// <summary>The expected form, for the error.</summary>
    public string Expected { get; init; } = "";
}
