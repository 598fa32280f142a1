namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>What any text that a pattern matches has in common, so that most texts are told apart without the pattern: building one takes
/// longer than cleaning an item.</summary>
/// <param name="Longest">The longest text that it can match, in characters; <see cref="int.MaxValue"/> where there is no bound.</param>
/// <param name="Words">Texts of which every match holds at least one, whatever the case; null where nothing is known.</param>
internal sealed record PatternOutline(int Longest, IReadOnlyList<string>? Words)
{
    /// <summary>The outline of a regular expression as <c>boilerplate.yaml</c> uses them: literals, classes, groups, quantifiers, no look-around.</summary>
    /// <exception cref="NotSupportedException">The pattern uses something else.</exception>
    public static PatternOutline Of(string pattern) => new PatternReader(pattern).ReadAll();

    /// <summary>False where the text cannot hold a match.</summary>
    public bool IsPossibleIn(string text)
    {
        if (Words is null)
            return true;
        foreach (var word in Words)
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
