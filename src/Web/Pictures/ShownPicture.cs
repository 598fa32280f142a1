namespace BriefingBus.Web.Pictures;

/// <summary>A picture as a page shows it.</summary>
/// <param name="Path">Its path at the page's own address.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Text">Its description; empty if unknown.</param>
public sealed record ShownPicture(string Path, int Width, int Height, string Text);
