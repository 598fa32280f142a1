using System.Net;

namespace BriefingBus.Fetcher.Feeds;

/// <summary>A human-readable text of a feed with what it is made of (RFC 4287 §3.1, JSON Feed 1.1 <c>content_text</c>).</summary>
/// <param name="Value">The text as the feed gives it, white space trimmed.</param>
/// <param name="IsPlain">True where <paramref name="Value"/> is text that happens to contain <c>&lt;</c> or <c>&amp;</c>, false where it is HTML.</param>
public sealed record FeedText(string Value, bool IsPlain = false)
{
    /// <summary>The text as HTML: what every consumer downstream reads.</summary>
    public string Html => IsPlain ? WebUtility.HtmlEncode(Value) : Value;
}
