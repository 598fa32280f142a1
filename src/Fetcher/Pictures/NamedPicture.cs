namespace BriefingBus.Fetcher.Pictures;

/// <summary>A picture that a feed or a page names.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Text">What it shows, in the publisher's words, or null.</param>
public sealed record NamedPicture(string Address, string? Text);
