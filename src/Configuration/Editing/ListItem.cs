namespace BriefingBus.Configuration.Editing;

/// <summary>What is put into a list: written in braces, or with a line for each key.</summary>
/// <param name="InBraces">The item on one line, for a list in brackets or beside items in braces.</param>
/// <param name="InLines">The item in lines, given the line end and indentation of each line after the first; null where it has only the
/// other form.</param>
internal sealed record ListItem(Func<string> InBraces, Func<string, string>? InLines);
