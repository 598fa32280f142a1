namespace BriefingBus.Rendering;

/// <summary>Writes a feed issue as a sentence.</summary>
public static class FeedIssueText
{
    /// <summary>The sentence: <c>BBC World could not be read: the server answered 503 (since Monday 21:14, 9 attempts).</c> A short one if
    /// an earlier briefing reported the issue: <c>BBC World still cannot be read (since Monday 21:14).</c></summary>
    public static string Sentence(FeedTrouble trouble, DateTimeOffset briefing, TimeZoneInfo zone, Phrases? words = null)
    {
        words ??= Phrases.English;
        var when = trouble.Since is { } instant ? PlainTime.When(instant, briefing, zone, words) : null;
        var since = when is null ? null : words.Say("since", when);
        var name = trouble.FeedName;
        return trouble switch
        {
            { Kind: "back" } => words.Say("back", name, trouble.Reason, Bracket(when is null ? null : words.Say("troubleSince", when))),
            { Kind: "failed", ToldBefore: true } => words.Say("failed.still", name, Bracket(since)),
            { Kind: "failed" } =>
                words.Say("failed", name, trouble.Reason, Bracket(since, trouble.Times > 0 ? words.Count("tries", trouble.Times) : null)),
            { Kind: "silent", ToldBefore: true } => words.Say("silent.still", name, Bracket(since)),
            { Kind: "silent" } => words.Say("silent", name, trouble.Reason, Bracket(since)),
            { Kind: "not fetched", ToldBefore: true } => words.Say("notFetched.still", name, Bracket(since)),
            { Kind: "not fetched" } => words.Say("notFetched", name, trouble.Reason),
            { ToldBefore: true } => words.Say("partly.still", name, Bracket(since)),
            _ => words.Say("partly", name, trouble.Reason, Bracket(since)),
        };
    }

    private static string Bracket(params string?[] parts)
    {
        var known = string.Join(", ", parts.OfType<string>());
        return known.Length == 0 ? "" : $" ({known})";
    }
}
