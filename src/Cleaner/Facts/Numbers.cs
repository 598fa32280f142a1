using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Facts;

/// <summary>The numbers of a text.</summary>
public static partial class Numbers
{
    /// <summary>The maximum number for one text.</summary>
    private const int MaxNumbers = 40;

    /// <summary>Numbers as written (<c>1,250</c>, <c>3.5</c>, <c>12:30</c>), each once, in the text's order.</summary>
    public static IReadOnlyList<string> Of(string text) =>
        [.. Number().Matches(text).Select(match => match.Value).Distinct().Take(MaxNumbers)];

    [GeneratedRegex(@"\d+(?:[.,:]\d+)*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
