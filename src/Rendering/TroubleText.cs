using BriefingBus.Contracts;

namespace BriefingBus.Rendering;

/// <summary>A feed's trouble as a sentence.</summary>
public static class TroubleText
{
    /// <summary>In full at first: <c>BBC World could not be read: the server answered 503 (since Monday 21:14, 9 tries).</c>
    /// In one short line where it was told before: <c>BBC World still cannot be read (since Monday 21:14).</c></summary>
    public static string Sentence(FeedTrouble trouble, DateTimeOffset briefing, TimeZoneInfo zone)
    {
        var since = trouble.Since is { } instant ? $"since {PlainTime.When(instant, briefing, zone)}" : null;
        var name = trouble.FeedName;
        return trouble switch
        {
            { Kind: "back" } => $"{name} is back: {trouble.Reason}{Bracket(since is null ? null : "trouble " + since)}.",
            { Kind: "failed", ToldBefore: true } => $"{name} still cannot be read{Bracket(since)}.",
            { Kind: "failed" } => $"{name} could not be read: {trouble.Reason}{Bracket(since, trouble.Times > 0 ? trouble.Times == 1 ? "1 try" : $"{trouble.Times} tries" : null)}.",
            { Kind: "silent", ToldBefore: true } => $"{name} is still silent{Bracket(since)}.",
            { Kind: "silent" } => $"{name} is silent: {trouble.Reason}{Bracket(since)}.",
            { Kind: "not fetched", ToldBefore: true } => $"{name} has still not been polled{Bracket(since)}.",
            { Kind: "not fetched" } => $"{name} was not polled: {trouble.Reason}.",
            { ToldBefore: true } => $"{name} is still read only in part{Bracket(since)}.",
            _ => $"{name} was read only in part: {trouble.Reason}{Bracket(since)}.",
        };
    }

    private static string Bracket(params string?[] parts)
    {
        var known = string.Join(", ", parts.OfType<string>());
        return known.Length == 0 ? "" : $" ({known})";
    }
}
