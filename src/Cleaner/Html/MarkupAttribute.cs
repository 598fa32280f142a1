namespace BriefingBus.Cleaner.Html;

/// <summary>An attribute as it is written, but for the case of its name.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="Value">The value, not decoded; empty if it has none.</param>
internal readonly record struct MarkupAttribute(string Name, string Value);
