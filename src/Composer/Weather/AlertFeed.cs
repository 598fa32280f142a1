using System.Globalization;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Weather;

/// <summary>Reads a feed that has only warnings: CAP alerts in Atom or RSS (OASIS CAP 1.2; the US National Weather Service, MeteoAlarm), or
/// plain items whose titles all name a warning or state that there is none.</summary>
internal static class AlertFeed
{
    /// <summary>The report, or null if an item is not a warning.</summary>
    public static WeatherReport? Read(IReadOnlyList<ItemCleaned> items, string feedName, DateTimeOffset now)
    {
        var newestFirst = items.Where(IsActual).OrderByDescending(WeatherReader.IssuedAt).ToList();
        // A feed that has only tests and exercises is a feed of alerts too, with none in force.
        if (!newestFirst.TrueForAll(IsAboutWarnings))
            return null;
        var clear = newestFirst.Find(i => Cap(i, "event") is null && WarningEnd.IsAllClear(i.Title));
        var warnings = InForce(newestFirst.TakeWhile(i => i != clear), now);
        var issued = (newestFirst.Count > 0 ? newestFirst : items).Max(WeatherReader.IssuedAt);
        return new()
        {
            Place = warnings.Select(w => w.Area).Distinct().ToList() is [{ } area] ? area : feedName,
            Source = feedName,
            FeedUrl = items[0].FeedUrl,
            Link = null,
            Issued = issued,
            AllClear = warnings.Count == 0 ? clear?.Title : null,
            Warnings = warnings,
        };
    }

    /// <summary>Whether the issuer says that the warning expires after an instant.</summary>
    public static bool ExpiresAfter(ItemCleaned item, DateTimeOffset instant) => CapInstant(item, "expires") > instant;

    private static List<WeatherWarning> InForce(IEnumerable<ItemCleaned> newestFirst, DateTimeOffset now)
    {
        var alerts = newestFirst.ToList();
        // CAP 1.2 §3.2.1: references name the messages that an Update or a Cancel replaces, each as “sender,identifier,sent”.
        var replaced = alerts.SelectMany(References).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = alerts.SelectMany(Identifiers).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var updates = alerts.Where(i => References(i).Any(known.Contains)).Select(i => i.ItemId).ToHashSet();
        return
        [
            .. alerts.GroupBy(i => (Event(i).ToUpperInvariant(), Cap(i, "areaDesc")?.ToUpperInvariant()))
                .SelectMany(ofOneHazard => WithoutOlder(ofOneHazard, updates))
                .Where(i => !i.Withdrawn && !IsCancel(i) && !IsGreen(i) && !HasEnded(i, now) && !Identifiers(i).Any(replaced.Contains))
                .OrderBy(i => WarningWords.Rank(Severity(i))).ThenBy(i => WarningWords.RankOfCap(Cap(i, "severity")))
                .ThenBy(i => CapInstant(i, "onset") > now)
                .ThenByDescending(WeatherReader.IssuedAt)
                .Select(Warning),
        ];
    }

    /// <summary>The messages on a hazard without those that a newer one replaces: one that may be about the same hours, and that names no
    /// message that it replaces. A warning for today and one for tomorrow are two, and two rivers of a county have a flood warning
    /// each.</summary>
    private static IEnumerable<ItemCleaned> WithoutOlder(IEnumerable<ItemCleaned> newestFirst, HashSet<Guid> updates)
    {
        var newer = new List<(DateTimeOffset? Onset, DateTimeOffset? Expires)>();
        foreach (var item in newestFirst)
        {
            var (onset, expires) = (CapInstant(item, "onset"), CapInstant(item, "expires"));
            if (!newer.Exists(n => !(n.Onset >= expires || onset >= n.Expires)))
                yield return item;
            if (!updates.Contains(item.ItemId))
                newer.Add((onset, expires));
        }
    }

    private static IEnumerable<string> References(ItemCleaned item) =>
        (Cap(item, "references") ?? "")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(r => r.Split(','))
            .Where(r => r.Length > 1 && r[1].Length > 0)
            .Select(r => r[1]);

    // The US National Weather Service refers to an alert by the last part of its address. Further parts of a message append a number to its
    // identifier, and are replaced with it.
    private static IEnumerable<string> Identifiers(ItemCleaned item)
    {
        if (Cap(item, "identifier") is { } identifier)
        {
            yield return identifier;
            if (identifier.LastIndexOf('#') is > 0 and var part)
                yield return identifier[..part];
        }
        if (item.Link is { } link)
            yield return link[(link.LastIndexOf('/') + 1)..];
    }

    private static WeatherWarning Warning(ItemCleaned item) => new()
    {
        Event = Event(item),
        Severity = Severity(item),
        Area = Cap(item, "areaDesc"),
        Text = WarningText.Of(item),
        Issued = CapInstant(item, "sent") ?? WeatherReader.IssuedAt(item),
        From = CapInstant(item, "onset") ?? CapInstant(item, "effective"),
        Until = CapInstant(item, "expires"),
        Link = item.Link,
    };

    private static string Event(ItemCleaned item) => Cap(item, "event") ?? WarningWords.EventName(WarningEnd.WithoutEnd(item.Title));

    private static string Severity(ItemCleaned item) =>
        WarningWords.SeverityOf(Event(item)) ?? WarningWords.SeverityOfCap(Cap(item, "severity"));

    // CAP 1.2 §3.2.1: a message of a status other than Actual is a test or an exercise; an Ack or an Error answers a message and is not a
    // warning.
    private static bool IsActual(ItemCleaned item) =>
        (Cap(item, "status") ?? "Actual").Equals("Actual", StringComparison.OrdinalIgnoreCase)
        && MessageType(item)?.ToUpperInvariant() is not ("ACK" or "ERROR");

    private static bool IsAboutWarnings(ItemCleaned item) =>
        Cap(item, "event") is not null || WarningEnd.IsAllClear(item.Title) || WarningWords.SeverityOf(item.Title) is not null;

    // CAP 1.2 §3.2.1: a Cancel withdraws the messages before it.
    private static bool IsCancel(ItemCleaned item) => "Cancel".Equals(MessageType(item), StringComparison.OrdinalIgnoreCase);

    // The lowest of MeteoAlarm's four levels: no particular awareness is required.
    private static bool IsGreen(ItemCleaned item) =>
        (Cap(item, "awareness_level") ?? Event(item)).Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Take(2).Contains("green", StringComparer.OrdinalIgnoreCase);

    // MeteoAlarm writes the element's name with a period.
    private static string? MessageType(ItemCleaned item) => Cap(item, "msgType") ?? Cap(item, "message_type");

    // The message that ends a warning may be valid for an hour itself, so its words count before its expiry. AllClear and Past are CAP's
    // words for the end (CAP 1.2 §3.2.2).
    private static bool HasEnded(ItemCleaned item, DateTimeOffset now) =>
        WarningEnd.HasEnded(item.Title)
        || WarningEnd.HasEnded(Cap(item, "headline") ?? "")
        || WarningEnd.SaysThatItEnded(item.Summary is [var first, ..] ? first : item.Text)
        || "AllClear".Equals(Cap(item, "responseType"), StringComparison.OrdinalIgnoreCase)
        || "Past".Equals(Cap(item, "urgency"), StringComparison.OrdinalIgnoreCase)
        || (CapInstant(item, "expires") is { } expires ? expires <= now : now - WeatherReader.IssuedAt(item) > TimeSpan.FromHours(24));

    private static string? Cap(ItemCleaned item, string element) =>
        item.Extensions.TryGetValue("cap:" + element, out var text) && text.Trim() is { Length: > 0 } said ? said : null;

    private static DateTimeOffset? CapInstant(ItemCleaned item, string element) =>
        DateTimeOffset.TryParse(Cap(item, element), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
}
