namespace BriefingBus.Fetcher.Articles;

/// <summary>What a robots.txt allows one robot (RFC 9309 §2.2).</summary>
public sealed class RobotsRules
{
    /// <summary>Everything is allowed.</summary>
    public static readonly RobotsRules AllowAll = new([]);

    /// <summary>Nothing is allowed.</summary>
    public static readonly RobotsRules AllowNothing = new([("/", false)]);

    private const int MaxRules = 5000;

    private readonly IReadOnlyList<(string Pattern, bool Allow)> rules;

    private RobotsRules(IReadOnlyList<(string Pattern, bool Allow)> rules) => this.rules = rules;

    /// <summary>Reads a robots.txt.</summary>
    /// <param name="text">The file.</param>
    /// <param name="product">The robot's product token; groups that name it override those for all robots (<c>*</c>).</param>
    public static RobotsRules Parse(string text, string product)
    {
        var own = new List<(string, bool)>();
        var all = new List<(string, bool)>();
        var (forUs, forAll, named, inRules) = (false, false, false, false);
        // A line ends with CR, LF or both (§2.2, NL); a byte order mark is no part of the first one.
        foreach (var line in text.TrimStart('\uFEFF').Split('\r', '\n'))
        {
            if (line.Split('#')[0].Split(':', 2) is not [var key, var value])
                continue;
            (key, value) = (key.Trim().ToLowerInvariant(), value.Trim());
            if (key == "user-agent")
            {
                // User-agent lines in a row share the rules that follow (§2.2.1).
                if (inRules)
                    (forUs, forAll, inRules) = (false, false, false);
                forUs |= value.Split('/')[0].Equals(product, StringComparison.OrdinalIgnoreCase);
                forAll |= value == "*";
                named |= forUs;
            }
            else if (key is "allow" or "disallow")
            {
                inRules = true;
                if (value.Length == 0)
                    continue;
                if (forUs && own.Count < MaxRules)
                    own.Add((value, key == "allow"));
                if (forAll && all.Count < MaxRules)
                    all.Add((value, key == "allow"));
            }
        }
        return new RobotsRules(named ? own : all);
    }

    /// <summary>Whether a path with its query is allowed: the longest matching rule decides, and of equals the one that allows
    /// (§2.2.2).</summary>
    public bool Allow(string pathAndQuery)
    {
        var best = (Length: -1, Allow: true);
        foreach (var (pattern, allow) in rules)
        {
            if (Fits(pattern, pathAndQuery) && (pattern.Length > best.Length || (pattern.Length == best.Length && allow)))
                best = (pattern.Length, allow);
        }
        return best.Allow;
    }

    /// <summary>Whether a pattern matches the start of a path; <c>*</c> matches anything, a trailing <c>$</c> the end (§2.2.3).</summary>
    private static bool Fits(string pattern, string path)
    {
        var toEnd = pattern.EndsWith('$');
        var pieces = (toEnd ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
            return false;
        var at = pieces[0].Length;
        for (var i = 1; i < pieces.Length; i++)
        {
            if (toEnd && i == pieces.Length - 1)
                return path.Length - at >= pieces[i].Length && path.EndsWith(pieces[i], StringComparison.Ordinal);
            var found = path.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + pieces[i].Length;
        }
        return !toEnd || at == path.Length;
    }
}
