using System.Net;

namespace BriefingBus.Cleaner.RoundUps;

/// <summary>A story of a round-up, in the round-up's words.</summary>
/// <param name="Title">Its headline.</param>
/// <param name="Link">The address that it links to.</param>
/// <param name="Text">What the round-up says of it, a paragraph a line; empty where it gives the headline alone.</param>
internal sealed record RoundUpStory(string Title, Uri Link, IReadOnlyList<string> Text)
{
    /// <summary>Its text as HTML.</summary>
    public string Html => string.Concat(Text.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
}
