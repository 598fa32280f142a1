using BriefingBus.Delivery.Ledger;
using BriefingBus.Rendering.Briefings;

namespace BriefingBus.Delivery.Notices;

/// <summary>A notice in the form of a briefing, so that every outlet can deliver it and the ledger prevents duplicates.</summary>
public static class NoticeBriefing
{
    /// <summary>The edition that notices are labelled with.</summary>
    public const string Edition = EditionOptions.NoticesName;

    /// <summary>The notice that the problem lasts, or that it is over.</summary>
    public static Task<BriefingComposed> OfAsync(Notice notice, bool resolved)
    {
        var at = resolved ? notice.ResolvedAt!.Value : notice.RaisedAt!.Value;
        var service = char.ToUpperInvariant(notice.Service[0]) + notice.Service[1..];
        return Forms.RenderAsync(new BriefingComposed
        {
            BriefingId = NameBasedId.Create(
                "notice", notice.Service, notice.Check, notice.Since.UtcDateTime.ToString("O"), resolved ? "resolved" : "raised"),
            Edition = Edition,
            Title = resolved ? $"BriefingBus: resolved: {service}, {notice.Check}" : $"BriefingBus: {service}, {notice.Check}",
            ScheduledAt = at,
            WindowFrom = notice.Since,
            TimeZone = "UTC",
            Notes = [Sentence(notice, resolved, at)],
            Markdown = "",
            Text = "",
            Html = "",
        });
    }

    private static string Sentence(Notice notice, bool resolved, DateTimeOffset at) => resolved
        ? $"Resolved at {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC, after {Minutes(at - notice.Since)}. It was: {notice.Reason}"
        : $"Since {notice.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {notice.Reason}";

    private static string Minutes(TimeSpan span) => span < TimeSpan.FromHours(2)
        ? $"{Math.Max(1, (int)span.TotalMinutes)} minutes"
        : $"{(int)span.TotalHours} hours";
}
