using System.Net;

namespace BriefingBus.Cleaner.RoundUps;

/// <summary>A story of a round-up, in the round-up's words.</summary>
/// <param name="Title">Its headline.</param>
/// <param name="Link">Its address.</param>
/// <param name="Text">The round-up's text about it, one line per paragraph; empty if there is only the headline.</param>
internal sealed record RoundUpStory(string Title, Uri Link, IReadOnlyList<string> Text)
{
    /// <summary>Its text as HTML.</summary>
    public string Html => string.Concat(Text.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
}
