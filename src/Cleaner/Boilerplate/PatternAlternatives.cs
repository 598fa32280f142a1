namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>The alternatives of a regular expression at its outermost level.</summary>
internal static class PatternAlternatives
{
    /// <summary>The alternatives in order; the expression itself where it has no other.</summary>
    public static IReadOnlyList<string> Of(string pattern)
    {
        var alternatives = new List<string>();
        var (begin, depth, isInClass) = (0, 0, false);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[' when !isInClass:
                    isInClass = true;
                    // A bracket that comes first is a character of the class.
                    i += pattern.AsSpan(i + 1) is [']', ..] ? 1 : pattern.AsSpan(i + 1) is ['^', ']', ..] ? 2 : 0;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '(' when !isInClass:
                    depth++;
                    break;
                case ')' when !isInClass:
                    depth--;
                    break;
                case '|' when !isInClass && depth == 0:
                    alternatives.Add(pattern[begin..i]);
                    begin = i + 1;
                    break;
            }
        }
        return [.. alternatives, pattern[begin..]];
    }
}
