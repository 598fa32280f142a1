namespace BriefingBus.Testing;

/// <summary>An entry for <see cref="SomeFeed"/>; what is null is left out of the feed.</summary>
/// <param name="Title">The title as text.</param>
/// <param name="Published">The publishing date.</param>
/// <param name="Id">The guid.</param>
/// <param name="Link">The article's address.</param>
/// <param name="Text">The description, HTML allowed.</param>
public sealed record SomeEntry(
    string Title, DateTimeOffset? Published = null, string? Id = null, string? Link = null, string? Text = null);
